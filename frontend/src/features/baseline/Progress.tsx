import { useQuery } from "@tanstack/react-query";
import { savingsQuery } from "@/api/analytics";
import type { Period } from "@/api/types";
import { useNumbers } from "@/text/later/useNumbers";

const THIN_BELOW = 10;
const ASKED_FOR = 20;

/** How many calls were timed, and how many more make a figure, and a better one. */
export function Progress({ period }: { period: Period }) {
  const words = useNumbers().baseline.floors;
  const savings = useQuery(savingsQuery(period)).data;
  if (savings === undefined) return null;
  const { n_baseline: have, n_baseline_missing: missing } = savings;
  const floor = have + missing;
  const sentence =
    missing > 0
      ? words.missing(have, missing)
      : have < THIN_BELOW
        ? words.thin(have, THIN_BELOW - have)
        : have < ASKED_FOR
          ? words.asked(have, ASKED_FOR - have)
          : words.enough(have);
  const marks = missing > 0 ? [floor, THIN_BELOW, ASKED_FOR] : [THIN_BELOW, ASKED_FOR];
  return (
    <div>
      <div
        role="progressbar"
        aria-label={words.progress}
        aria-valuemin={0}
        aria-valuemax={ASKED_FOR}
        aria-valuenow={Math.min(have, ASKED_FOR)}
        aria-valuetext={sentence}
        className="relative h-2 rounded-full bg-chosen"
      >
        <div
          className="h-full rounded-full bg-accent"
          style={{ width: `${(Math.min(have, ASKED_FOR) / ASKED_FOR) * 100}%` }}
        />
        {marks
          .filter((mark) => mark < ASKED_FOR)
          .map((mark) => (
            <span
              key={mark}
              className="absolute -bottom-0.5 -top-0.5 w-0.5 bg-ink-2"
              style={{ insetInlineStart: `${(mark / ASKED_FOR) * 100}%` }}
            />
          ))}
      </div>
      <p aria-hidden="true" className="mt-1.5 text-meta text-ink-2">
        {sentence}
      </p>
    </div>
  );
}
