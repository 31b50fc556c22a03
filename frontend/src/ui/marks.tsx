import type { Outcome, Priority } from "@/api/types";
import { useText } from "@/text";

/**
 * The outcome of an attempt by shape first, colour second, and in words for screen readers; `hidden` where the
 * word stands beside it.
 */
export function OutcomeMark({ outcome, hidden }: { outcome: Outcome | null; hidden?: boolean }) {
  const text = useText();
  const label = outcome === null ? text.common.noOutcome : text.common.outcome[outcome];
  return (
    <svg
      width="1.125rem"
      height="1.125rem"
      viewBox="0 0 18 18"
      role="img"
      aria-label={label}
      aria-hidden={hidden}
      className="shrink-0"
    >
      <title>{label}</title>
      {outcome === null ? <circle cx="9" cy="9" r="2.5" fill="var(--control)" /> : SHAPES[outcome]}
    </svg>
  );
}

/** A tick in a green circle, drawn on 18 by 18. */
export const DONE_GLYPH = (
  <>
    <circle cx="9" cy="9" r="7.5" fill="var(--green-soft)" stroke="var(--green)" strokeWidth="1.3" />
    <path
      d="m5.8 9.3 2.2 2.2 4.3-4.8"
      fill="none"
      stroke="var(--green)"
      strokeWidth="1.6"
      strokeLinecap="round"
    />
  </>
);

/** A circle, half of it filled, drawn alike. */
export const HALF_GLYPH = (
  <>
    <circle cx="9" cy="9" r="7.5" fill="none" stroke="var(--amber)" strokeWidth="1.3" />
    <path d="M9 1.5a7.5 7.5 0 0 0 0 15z" fill="var(--amber)" />
  </>
);

const SHAPES: Record<Outcome, React.ReactNode> = {
  worked: DONE_GLYPH,
  failed: (
    <>
      <circle cx="9" cy="9" r="7.5" fill="none" stroke="var(--control)" strokeWidth="1.3" />
      <path d="m6.6 6.6 4.8 4.8m0-4.8-4.8 4.8" stroke="var(--ink)" strokeWidth="1.7" strokeLinecap="round" />
    </>
  ),
  partial: HALF_GLYPH,
  pending: (
    <circle
      cx="9"
      cy="9"
      r="7.2"
      fill="none"
      stroke="var(--control)"
      strokeWidth="1.5"
      strokeDasharray="2.6 2.6"
    />
  ),
};

const BARS: Record<Exclude<Priority, "urgent">, number> = { low: 1, normal: 2, high: 3 };

/** A priority as bars that fill, or a red flag for urgent; the word stands beside it. */
export function PriorityMark({ priority }: { priority: Priority }) {
  if (priority === "urgent") {
    return (
      <svg width="0.875rem" height="0.875rem" viewBox="0 0 14 14" aria-hidden="true" className="shrink-0">
        <rect width="14" height="14" rx="3.5" fill="var(--red-solid)" />
        <path d="M7 3.2v4.6M7 10.4v.2" stroke="var(--accent-on)" strokeWidth="1.8" strokeLinecap="round" />
      </svg>
    );
  }
  return (
    <svg width="0.875rem" height="0.875rem" viewBox="0 0 14 14" aria-hidden="true" className="shrink-0">
      {[0, 1, 2].map((bar) => (
        <rect
          key={bar}
          x={1 + bar * 4.4}
          y={9 - bar * 3.4}
          width="3"
          height={4 + bar * 3.4}
          rx="0.8"
          fill={bar < BARS[priority] ? "var(--ink-2)" : "var(--line-2)"}
        />
      ))}
    </svg>
  );
}

/** Priority as mark and word; urgent is the one that stands out. */
export function PriorityLabel({ priority }: { priority: Priority }) {
  const text = useText();
  const look = priority === "urgent" ? "font-medium text-red" : "";
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${look}`}>
      <PriorityMark priority={priority} />
      {text.common.priority[priority]}
    </span>
  );
}
