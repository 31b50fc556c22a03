import { useText } from "@/text";
import { Field, INPUT } from "@/ui/Field";

/** The address by which somebody signs in. */
export function EmailField({ value, onChange }: { value: string; onChange: (email: string) => void }) {
  const text = useText();
  return (
    <Field label={text.signIn.email}>
      {(control) => (
        <input
          {...control}
          type="email"
          required
          autoComplete="username"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={INPUT}
        />
      )}
    </Field>
  );
}
