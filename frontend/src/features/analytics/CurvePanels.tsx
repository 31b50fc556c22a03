import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { curvesQuery, savingsQuery } from "@/api/analytics";
import type { Asked, Curve } from "@/api/numberTypes";
import type { EscalationMetric } from "@/api/types";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { formatExactSpan } from "@/ui/formatTime";
import { Panel } from "@/ui/Panel";
import { Failed, Skeleton } from "@/ui/states";
import { AsTable, PlainTable } from "./AsTable";
import { BesidePanel } from "./BesidePanel";
import { CurveCounts } from "./CurveCounts";
import { CurveSentences } from "./CurveSentences";
import { DefinitionLink } from "./DefinitionLink";
import { WaitingCurve } from "./pictures/WaitingCurve";

/** The waiting curve, and beside it what a call costs and what FlowPilot costs. */
export function CurvePanels({ asked, metric }: { asked: Asked; metric: EscalationMetric }) {
  const words = useNumbers();
  const curves = useQuery({ ...curvesQuery(asked), placeholderData: keepPreviousData });
  const savings = useQuery({ ...savingsQuery(asked.period), placeholderData: keepPreviousData });
  return (
    <div className="grid items-stretch gap-4 lg:grid-cols-[minmax(0,1.62fr)_minmax(0,1fr)] [&>*]:min-w-0">
      {curves.data && <CurvePanel curve={curves.data.waiting} metric={metric} />}
      {curves.isError && curves.data === undefined && (
        <Failed title={words.curvesFailed} error={curves.error} onRetry={() => curves.refetch()} />
      )}
      {curves.isPending && <Skeleton className="h-[360px]" />}
      <BesidePanel calls={savings.data?.baseline ?? null} metric={metric} />
    </div>
  );
}

function CurvePanel({ curve, metric }: { curve: Curve; metric: EscalationMetric }) {
  const text = useText();
  const words = useNumbers().curve;
  const percent = (share: number | null) => (share === null ? "–" : words.percent(Math.round(share * 100)));
  const rows = curve.steps.map(({ seconds, share, low, high }) => [
    formatExactSpan(seconds, text),
    percent(share),
    `${percent(low)} – ${percent(high)}`,
  ]);
  return (
    <Panel
      title={words.title}
      beside={
        <span className="flex flex-wrap items-center gap-x-4 text-meta text-ink-3">
          <Key look="h-3 w-4 rounded-[2px] bg-accent-line/50">{words.band}</Key>
          <Key look="h-3.5 w-[2px] bg-amber-solid">{words.waitsNow}</Key>
          <DefinitionLink name="waiting" label={words.title} />
        </span>
      }
    >
      <p className="-mt-3 text-ink-3">{words.explain(metric.n_escalated, curve.running.length)}</p>
      <p className="sr-only">{words.summary(curve.n, curve.n_censored)}</p>
      <WaitingCurve curve={curve} figure={metric.waiting} />
      <CurveSentences figure={metric.waiting} />
      <CurveCounts table={curve.table} />
      <AsTable title={words.tableOf}>
        <PlainTable head={[words.after, words.share, words.shareRange]} rows={rows} />
      </AsTable>
    </Panel>
  );
}

function Key({ look, children }: { look: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden="true" className={look} />
      {children}
    </span>
  );
}
