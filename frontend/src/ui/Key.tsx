import { className } from "./className";

/** A key of the keyboard, for the eye only. */
export function Key({ name, onAccent }: { name: string; onAccent?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={className(
        "hidden min-w-[18px] rounded-tag border px-1 text-center font-sans text-[11px] leading-4 md:inline-block touch:hidden",
        onAccent ? "border-accent-on/45 text-accent-on" : "border-line-2 bg-surface text-ink-2",
      )}
    >
      {name}
    </span>
  );
}
