import { type ReactNode, useId } from "react";
import { className } from "./className";
import { CheckIcon } from "./icons";

interface RadioListProps<Value extends string> {
  label: string;
  /** The label is written elsewhere on the page. */
  hideLabel?: boolean;
  value: Value;
  options: { value: Value; label: string; explain?: string }[];
  onChange: (value: Value) => void;
}

/** One of a few, each with a word of explanation. */
export function RadioList<Value extends string>(props: RadioListProps<Value>) {
  const { label, hideLabel, value, options, onChange } = props;
  const name = useId();
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0">
      <legend className={hideLabel ? "sr-only" : "mb-1 p-0 font-medium"}>{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="relative flex cursor-pointer items-start gap-2.5 py-1.5 touch:min-h-11 touch:py-3"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="peer sr-only"
          />
          <span
            aria-hidden="true"
            className="mt-0.5 size-4 shrink-0 rounded-full border border-control bg-surface peer-checked:border-[5px] peer-checked:border-accent peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent-text"
          />
          <span className="min-w-0">
            <span className="block">{option.label}</span>
            {option.explain !== undefined && (
              <span className="block text-meta text-ink-3">{option.explain}</span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface CheckProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

/** Yes or no, for something that is saved with the rest of a form. */
export function Check({ checked, onChange, children }: CheckProps) {
  return (
    <label className="relative inline-flex cursor-pointer items-center gap-2.5 py-1 touch:min-h-11">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="peer sr-only"
      />
      <span
        aria-hidden="true"
        className="flex size-4 shrink-0 items-center justify-center rounded-tag border border-control bg-surface text-transparent peer-checked:border-accent peer-checked:bg-accent peer-checked:text-accent-on peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent-text"
      >
        <CheckIcon width="12" height="12" strokeWidth={2.2} />
      </span>
      <span>{children}</span>
    </label>
  );
}

/** Any of a few, as pills; `spoken` where the pill itself shows only a letter or two. */
export function CheckPills<Value extends string | number>(props: {
  label: string;
  hideLabel?: boolean;
  options: { value: Value; label: ReactNode; spoken?: string }[];
  chosen: readonly Value[];
  error?: string | null;
  onChange: (chosen: Value[]) => void;
}) {
  const { label, hideLabel, options, chosen, error, onChange } = props;
  const errorId = useId();
  const toggle = (value: Value) =>
    onChange(options.map((each) => each.value).filter((each) => chosen.includes(each) !== (each === value)));
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0" aria-describedby={error ? errorId : undefined}>
      <legend className={hideLabel ? "sr-only" : "mb-1.5 p-0 font-medium"}>{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {options.map((option) => (
          <label key={option.value} className="relative cursor-pointer">
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              onChange={() => toggle(option.value)}
              aria-label={option.spoken}
              className="peer sr-only"
            />
            <span
              className={className(
                "inline-flex h-8 items-center gap-1.5 rounded-full border border-line-2 px-3 text-ink-2 transition-colors hover:border-control touch:h-11 touch:min-w-11 touch:justify-center",
                "peer-checked:border-accent-line peer-checked:bg-accent-soft peer-checked:font-medium peer-checked:text-accent-text",
                "peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent-text",
              )}
            >
              {option.label}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={errorId} className="mt-1.5 text-meta text-red">
          {error}
        </p>
      )}
    </fieldset>
  );
}
