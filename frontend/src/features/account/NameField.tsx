import type { ReactNode } from "react";
import { Field, INPUT } from "@/ui/Field";

/** As long as a name may be, of whatever. */
const LONGEST = 200;

interface NameFieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | null;
  /** Whose name it is, for a browser that knows the reader's; another's or a thing's by default. */
  autoComplete?: "name" | "organization" | "off";
  /** A form may also be left without one. */
  optional?: boolean;
  value: string;
  onChange: (name: string) => void;
}

/** Where somebody or something gets its name. */
export function NameField({
  label,
  hint,
  error,
  autoComplete = "off",
  optional,
  value,
  onChange,
}: NameFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          required={!optional}
          maxLength={LONGEST}
          autoComplete={autoComplete}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={INPUT}
        />
      )}
    </Field>
  );
}
