import { useNumbers } from "@/text/later/useNumbers";
import { Field, INPUT } from "@/ui/Field";

interface ReasonFieldProps {
  reason: string;
  /** It was tried without one. */
  missing: boolean;
  onChange: (reason: string) => void;
}

/** Why something on record is changed: needed, and kept with it. */
export function ReasonField({ reason, missing, onChange }: ReasonFieldProps) {
  const words = useNumbers().baseline.edit;
  const error = missing && reason.trim() === "" ? words.reasonMissing : null;
  return (
    <Field label={words.reason} hint={words.reasonHint} error={error}>
      {(control) => (
        <input
          {...control}
          value={reason}
          maxLength={500}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          className={INPUT}
        />
      )}
    </Field>
  );
}
