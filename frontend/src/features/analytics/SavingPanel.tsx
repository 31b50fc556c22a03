import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { savingsQuery } from "@/api/analytics";
import type { Savings } from "@/api/numberTypes";
import type { Period } from "@/api/types";
import { useNumbers } from "@/text/later/useNumbers";
import { buttonClass } from "@/ui/Button";
import { Failed, Skeleton } from "@/ui/states";
import { DefinitionLink } from "./DefinitionLink";
import { HoursScale } from "./pictures/HoursScale";
import { RatePart } from "./RatePart";
import { SavingDetails } from "./SavingDetails";
import { VerdictMark } from "./VerdictMark";

/** Hours saved per week as a range, its verdict, and the rate without which neither can be read. */
export function SavingPanel({ period, filtered }: { period: Period; filtered: boolean }) {
  const words = useNumbers();
  const savings = useQuery({ ...savingsQuery(period), placeholderData: keepPreviousData });
  if (savings.isError && savings.data === undefined)
    return <Failed title={words.savingsFailed} error={savings.error} onRetry={() => savings.refetch()} />;
  if (savings.data === undefined) return <Skeleton className="h-[150px]" />;
  const { data } = savings;
  return (
    <section aria-label={words.saving.title} className="card">
      <div className="grid lg:grid-cols-[minmax(250px,1fr)_minmax(0,2.1fr)_minmax(200px,0.8fr)]">
        <div className="px-4 py-4 sm:px-5">
          <Headline savings={data} />
        </div>
        <div className="border-line px-4 pb-2 sm:px-5 lg:border-x lg:py-4">
          <Scale savings={data} />
        </div>
        <div className="border-t border-line px-4 py-4 sm:px-5 lg:border-t-0">
          <RatePart savings={data} />
        </div>
      </div>
      <SavingDetails savings={data} filtered={filtered} />
    </section>
  );
}

function Headline({ savings }: { savings: Savings }) {
  const { saving } = useNumbers();
  const estimate = savings.hours_saved_per_week;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h2 className="font-semibold">{saving.title}</h2>
        <DefinitionLink name="saving" label={saving.title} />
        {savings.rough && estimate !== null && <Word>{saving.rough}</Word>}
        {savings.thin && estimate !== null && <Word>{saving.thin}</Word>}
      </div>
      {estimate === null ? (
        <p className="mt-1 text-page font-semibold text-ink-2">{saving.none}</p>
      ) : (
        <p className="figures mt-1 text-headline font-semibold">{saving.range(estimate)}</p>
      )}
      <p className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-meta text-ink-3">
        {saving.verdictOf} <VerdictMark verdict={savings.verdict} />
      </p>
      <p className="mt-1 text-meta text-ink-3">{savings.verdict_reason}</p>
    </>
  );
}

function Word({ children }: { children: string }) {
  return (
    <span className="rounded-tag bg-amber-soft px-1.5 text-meta font-medium text-amber">{children}</span>
  );
}

/** The ranges of the period and of the whole pilot; without any, what is missing and how to get it. */
function Scale({ savings }: { savings: Savings }) {
  const { saving } = useNumbers();
  const { hours_saved_per_week: inPeriod, pilot, reason } = savings;
  const rows = [
    { name: saving.periodRow[savings.period], estimate: inPeriod, strong: true },
    { name: saving.pilotRow, estimate: pilot.hours_saved_per_week, strong: false },
  ].flatMap(({ estimate, ...row }) => (estimate === null ? [] : [{ ...row, estimate }]));
  const below = rows.some(({ estimate }) => (estimate.interval[0] ?? 0) < 0);
  return (
    <>
      {rows.length > 0 && <HoursScale rows={rows} />}
      {reason !== null && <Missing savings={savings} />}
      {rows.length > 0 && (
        <p className="mt-1 text-meta text-ink-3">
          {saving.explain} {below && saving.negative}
        </p>
      )}
    </>
  );
}

function Missing({ savings }: { savings: Savings }) {
  const { saving } = useNumbers();
  const { reason, n_baseline_missing: missing } = savings;
  if (reason === null) return null;
  return (
    <div className="flex flex-col items-start gap-1">
      <p className="font-medium">{saving.reasons[reason]}</p>
      {missing > 0 && (
        <>
          <p className="text-ink-2">{saving.missing(missing)}</p>
          <Link to="/baseline" data-control className={buttonClass("plain", "mt-2")}>
            {saving.timeCalls}
          </Link>
        </>
      )}
    </div>
  );
}
