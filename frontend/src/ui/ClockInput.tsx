import { parseClock } from "./clock";

interface ClockInputProps {
  id?: string;
  label?: string;
  value: string;
  invalid?: boolean;
  describedBy?: string;
  onChange: (value: string) => void;
  /** The field was left: with the time put in order, or with what was typed when that is none. */
  onLeave?: (value: string) => void;
}

/** A time of day, 24 hours, typed freely: "8" becomes 08:00 when the field is left. */
export function ClockInput({ id, label, value, invalid, describedBy, onChange, onLeave }: ClockInputProps) {
  return (
    <input
      id={id}
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      placeholder="00:00"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={() => {
        const ordered = parseClock(value) ?? value;
        if (ordered !== value) onChange(ordered);
        onLeave?.(ordered);
      }}
      className="control figures h-8 w-[68px] px-2 text-center touch:h-11 touch:w-[76px] touch:text-[16px]"
    />
  );
}
