import { Field, INPUT } from "@/ui/Field";

interface PasswordFieldProps {
  label: string;
  error?: string | null;
  value: string;
  onChange: (password: string) => void;
}

/** The password that somebody has now. */
export function PasswordField({ label, error, value, onChange }: PasswordFieldProps) {
  return (
    <Field label={label} error={error}>
      {(control) => (
        <input
          {...control}
          type="password"
          required
          autoComplete="current-password"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={INPUT}
        />
      )}
    </Field>
  );
}
