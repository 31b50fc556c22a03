import type { Flaw } from "@/api/types";

interface FlawMarksProps {
  flaws: readonly Flaw[];
  lines: readonly string[];
  scrolled: { top: number; left: number };
  /** The line that is being written: it is left free of words. */
  at: number | null;
}

/** Marks the lines with something wrong, and says what at their end; the list beside says the same to a reader. */
export function FlawMarks({ flaws, lines, scrolled, at }: FlawMarksProps) {
  const firsts = flaws.filter((flaw, index) => flaws.findIndex(({ line }) => line === flaw.line) === index);
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 overflow-hidden">
      {firsts.map(({ line, reason }) => (
        <div
          key={line}
          className="absolute inset-x-0 h-[var(--row)] bg-red-soft"
          style={{ top: `calc(${line - 1} * var(--row) + 12px - ${scrolled.top}px)` }}
        >
          {line !== at && (
            <span
              className="absolute z-10 hidden max-w-[70%] truncate bg-red-soft ps-3 pe-3 font-sans font-medium text-red sm:block"
              style={{
                insetInlineStart: `min(${(lines[line - 1] ?? "").length}ch + 16px - ${scrolled.left}px, 55%)`,
                insetInlineEnd: 0,
              }}
            >
              {reason}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}
