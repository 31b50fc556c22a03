import type { Savings } from "@/api/numberTypes";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";

/** Escalations per 100 sessions, beside the same in the time before. */
export function RatePart({ savings }: { savings: Savings }) {
  const text = useText();
  const { rate } = useNumbers().saving;
  const { escalation_rate: now, escalation_rate_before: before, period } = savings;
  const days = text.analytics.periods[period];
  return (
    <>
      <h2 className="font-semibold">{rate.title}</h2>
      {now === null ? (
        <p className="mt-1 text-ink-2">{rate.none}</p>
      ) : (
        <p className="mt-1 flex flex-wrap items-baseline gap-x-1.5">
          <span className="figures text-page font-semibold">{rate.value(now)}</span>
          <span className="text-ink-3">{rate.unit}</span>
        </p>
      )}
      <p className="mt-1 text-meta text-ink-3">
        {rate.of(savings.n_escalated, savings.n_sessions)}{" "}
        {before === null ? rate.noBefore(days) : rate.before(days, rate.value(before))}
      </p>
      <p className="mt-1 text-meta text-ink-3">{rate.why}</p>
    </>
  );
}
