import "./print.css";
import type { Asked } from "@/api/numberTypes";
import { Problem } from "@/api/problem";
import type { EscalationMetric } from "@/api/types";
import { BaselineLine } from "@/features/baseline/BaselineLine";
import { useNumbers } from "@/text/later/useNumbers";
import { Button } from "@/ui/Button";
import { useMe } from "@/ui/me";
import { Column } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";
import { Refused } from "@/ui/Refused";
import { Empty, Failed, Skeleton } from "@/ui/states";
import { AnalyticsHead } from "./AnalyticsHead";
import { isFiltered } from "./analyticsSearch";
import { BreakdownPanel } from "./BreakdownPanel";
import { CurvePanels } from "./CurvePanels";
import { FigureTable } from "./FigureTable";
import { FlowPanel } from "./FlowPanel";
import { ProofPanel } from "./ProofPanel";
import { SavingPanel } from "./SavingPanel";
import { useAsked } from "./useAsked";
import { useMetric } from "./useMetric";
import { WaitsNow } from "./WaitsNow";
import { WeeksPanel } from "./WeeksPanel";

const FORBIDDEN = new Problem(403, "forbidden");

export function AnalyticsPage() {
  const words = useNumbers();
  const me = useMe();
  usePageTitle(words.title);
  if (me.role === "viewer") return <Refused error={FORBIDDEN} onRetry={() => undefined} />;
  return <Numbers />;
}

function Numbers() {
  const words = useNumbers();
  const { asked, change, clear } = useAsked();
  const metric = useMetric(asked);
  const retry = () => metric.refetch();
  return (
    <Column>
      <div data-printable>
        <AnalyticsHead asked={asked} metric={metric.data} change={change} clear={clear} />
        <div className="mt-3 flex flex-col gap-4">
          {metric.isError && metric.data !== undefined && (
            <Failed title={words.stale} error={metric.error} onRetry={retry} />
          )}
          <SavingPanel period={asked.period} filtered={isFiltered(asked)} />
          {metric.isPending && <Skeleton className="h-[360px]" />}
          {metric.isError && metric.data === undefined && (
            <Failed title={words.figuresFailed} error={metric.error} onRetry={retry} />
          )}
          {metric.data && <Cohort asked={asked} metric={metric.data} clear={clear} />}
          <WaitsNow />
          <BaselineLine period={asked.period} />
          <ProofPanel asked={asked} />
        </div>
      </div>
    </Column>
  );
}

/** Everything about the escalations of the period; without any, what to do about that. */
function Cohort({ asked, metric, clear }: { asked: Asked; metric: EscalationMetric; clear: () => void }) {
  const { empty, clear: clearWords } = useNumbers();
  if (metric.n_escalated === 0) {
    if (!isFiltered(asked)) return <Empty title={empty.title}>{empty.explain}</Empty>;
    return (
      <Empty title={empty.filteredTitle} action={<Button onClick={clear}>{clearWords}</Button>}>
        {empty.filteredExplain}
      </Empty>
    );
  }
  return (
    <>
      <CurvePanels asked={asked} metric={metric} />
      <FlowPanel metric={metric} />
      <WeeksPanel asked={asked} />
      <FigureTable period={asked.period} metric={metric} />
      <BreakdownPanel asked={asked} />
    </>
  );
}
