import { useState } from "react";
import { wholeAccount } from "@/api/analytics";
import type { EscalationMetric, Period } from "@/api/types";
import { useText } from "@/text";
import { formatExactSpan } from "@/ui/formatTime";
import { DownIcon } from "@/ui/icons";
import { Failed, Skeleton } from "@/ui/states";
import { FLOORS, formatRange, isRough, isThin } from "./formatFigure";
import { MetricFigures } from "./MetricFigures";
import { PeriodSwitch } from "./PeriodSwitch";
import { useMetric } from "./useMetric";

/** How long from picking up to the first act, quietly above the queue; one line that opens on the phone and in a low window. */
export function EscalationMetricCard() {
  const text = useText();
  const [period, setPeriod] = useState<Period>("7d");
  const [open, setOpen] = useState(false);
  const metric = useMetric(wholeAccount(period));
  if (metric.isError) {
    return (
      <section aria-label={text.analytics.region}>
        <Failed title={text.analytics.failed} error={metric.error} onRetry={() => metric.refetch()} />
      </section>
    );
  }
  return (
    <section
      aria-label={text.analytics.region}
      className="card px-4 py-2 sm:not-short:px-5 sm:not-short:py-3.5"
    >
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex min-h-11 w-full items-center gap-3 text-start sm:not-short:hidden"
      >
        <span className="min-w-0 flex-1">
          {metric.data ? <Line metric={metric.data} period={period} /> : <Skeleton className="h-4 w-48" />}
        </span>
        <span className="sr-only">{open ? text.analytics.shut : text.analytics.open}</span>
        <DownIcon className={open ? "rotate-180" : undefined} />
      </button>
      <div
        className={`${open ? "mt-2 block border-t border-line pt-3" : "hidden"} sm:not-short:mt-0 sm:not-short:block sm:not-short:border-0 sm:not-short:pt-0`}
      >
        <div className="flex flex-wrap items-center gap-x-2 gap-y-2">
          <h2 className="font-semibold">{text.analytics.region}</h2>
          <span className="text-ink-3">{text.analytics.lastPeriod[period]}</span>
          <span className="ms-auto">
            <PeriodSwitch period={period} onChange={setPeriod} />
          </span>
        </div>
        {metric.data ? <MetricFigures metric={metric.data} /> : <FiguresSkeleton />}
      </div>
    </section>
  );
}

function Line({ metric, period }: { metric: EscalationMetric; period: Period }) {
  const text = useText();
  const { analytics } = text;
  const figure = metric.time_to_first_action;
  const ratio = analytics.ratio(metric.n_with_action, metric.n_claimed);
  if (metric.n_claimed === 0) return <span className="text-ink-2">{analytics.empty}</span>;
  if (isThin(figure) || figure.median === null) {
    return (
      <>
        <span className="block font-medium">{analytics.notEnough}</span>
        <span className="block text-meta text-ink-3">
          {analytics.thinLine(figure.n, FLOORS.median, ratio)}
        </span>
      </>
    );
  }
  const range = formatRange(figure, "median", text);
  const rough = range !== null && isRough(figure);
  const median = formatExactSpan(figure.median, text);
  const mean = figure.mean === null ? analytics.notReached : formatExactSpan(figure.mean, text);
  return (
    <>
      <span className="block">
        <span className="font-semibold">{rough ? range : median}</span> {analytics.medianLine}
      </span>
      <span className="block text-meta text-ink-3">
        {rough
          ? analytics.roughLine(median, ratio, analytics.periods[period])
          : analytics.meanLine(mean, ratio, analytics.periods[period])}
      </span>
    </>
  );
}

function FiguresSkeleton() {
  return (
    <div className="flex h-[92px] gap-8 pt-3">
      <Skeleton className="h-6 w-28" />
      <Skeleton className="h-6 w-28" />
      <Skeleton className="h-6 w-16" />
    </div>
  );
}
