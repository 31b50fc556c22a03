interface SegmentsProps<Value extends string> {
  label: string;
  value: Value;
  options: { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** One of a few, all visible. */
export function Segments<Value extends string>({ label, value, options, onChange }: SegmentsProps<Value>) {
  return (
    <fieldset className="m-0 flex flex-wrap gap-1.5 border-0 p-0">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className="h-7 rounded-full border border-line-2 px-3 text-ink-2 transition-colors hover:border-control aria-pressed:border-transparent aria-pressed:bg-ink aria-pressed:font-medium aria-pressed:text-bg touch:h-11 touch:px-4"
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
