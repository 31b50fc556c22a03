import { useText } from "@/text";
import { Field, INPUT } from "@/ui/Field";

interface NewPasswordFieldProps {
  label: string;
  value: string;
  onChange: (password: string) => void;
}

const SHORTEST = 10;

/** Where a new password is written, with what it has to be like. */
export function NewPasswordField({ label, value, onChange }: NewPasswordFieldProps) {
  const text = useText();
  return (
    <Field label={label} hint={text.signIn.accept.passwordHint}>
      {(control) => (
        <input
          {...control}
          type="password"
          required
          minLength={SHORTEST}
          autoComplete="new-password"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={INPUT}
        />
      )}
    </Field>
  );
}
