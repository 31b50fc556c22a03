import { INPUT } from "./Field";
import { SearchIcon } from "./icons";

interface SearchFieldProps {
  label: string;
  /** What it looks for, where its label does not say so. */
  hint?: string;
  value: string;
  onChange: (typed: string) => void;
}

/** Narrows the list below while one types. */
export function SearchField({ label, hint = label, value, onChange }: SearchFieldProps) {
  return (
    <div className="relative w-full sm:w-[320px]">
      <SearchIcon className="pointer-events-none absolute start-3 top-1/2 -translate-y-1/2 text-ink-3" />
      <input
        type="search"
        aria-label={label}
        placeholder={hint}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`${INPUT} ps-9`}
      />
    </div>
  );
}
