import type { EscalationMetric, Figure } from "@/api/types";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { formatExactSpan } from "@/ui/formatTime";
import { Panel } from "@/ui/Panel";
import { AsTable, PlainTable } from "./AsTable";
import { DefinitionLink } from "./DefinitionLink";
import { BeforeAndNow } from "./pictures/BeforeAndNow";

/** What a manual call costs beside what FlowPilot costs, in the minutes of one person; `calls` null until they came. */
export function BesidePanel({ calls, metric }: { calls: Figure | null; metric: EscalationMetric }) {
  const text = useText();
  const words = useNumbers().beside;
  const rowsOf = (figure: Figure, which: string) =>
    figure.points.map(({ seconds, censored }) => [
      formatExactSpan(seconds, text),
      which,
      censored ? words.cut : words.complete,
    ]);
  const rows = [
    ...rowsOf(calls ?? { ...metric.getting_ready, points: [] }, words.calls),
    ...rowsOf(metric.getting_ready, words.ready),
    ...rowsOf(metric.escalation_cost, words.cost),
  ];
  return (
    <Panel
      title={words.title}
      beside={
        <span className="flex items-center gap-2 text-meta text-ink-3">
          {words.eachDot}
          <DefinitionLink name="escalation_cost" label={words.title} />
        </span>
      }
    >
      <p className="-mt-3 mb-3 text-ink-3">{words.explain}</p>
      <BeforeAndNow calls={calls} ready={metric.getting_ready} cost={metric.escalation_cost} />
      <p className="mt-2 text-meta text-ink-3">{calls?.n === 0 ? words.noCalls : words.note}</p>
      <AsTable title={words.tableOf}>
        <PlainTable head={[words.time, words.which, words.state]} rows={rows} />
      </AsTable>
    </Panel>
  );
}
