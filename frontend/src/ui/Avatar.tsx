import { className } from "./className";

/** A person's initials; decoration beside a name, so not spoken. */
export function Avatar({ name, me = false, size = 24 }: { name: string; me?: boolean; size?: 24 | 28 }) {
  return (
    <span
      aria-hidden="true"
      className={className(
        "inline-flex shrink-0 select-none items-center justify-center rounded-full text-[11px] font-medium leading-none",
        size === 24 ? "size-6" : "size-7",
        me ? "bg-ink text-bg" : "bg-chosen text-ink-2",
      )}
    >
      {initials(name)}
    </span>
  );
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
