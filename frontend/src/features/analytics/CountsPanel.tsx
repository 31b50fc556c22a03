import type { EscalationMetric } from "@/api/types";
import { useText } from "@/text";
import { Panel } from "@/ui/Panel";

const COUNTS = [
  "n_escalated",
  "n_claimed",
  "n_unclaimed",
  "n_self_solved",
  "n_cancelled",
  "n_given_up",
] as const satisfies readonly (keyof EscalationMetric)[];

/** Where the period's escalations went: every one is counted once. */
export function CountsPanel({ metric }: { metric: EscalationMetric }) {
  const text = useText();
  return (
    <Panel title={text.analytics.counts.title}>
      <dl className="m-0 grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3 lg:grid-cols-6">
        {COUNTS.map((name) => (
          <div key={name} className="flex flex-col-reverse">
            <dt className="text-meta text-ink-3">{text.analytics.counts[name]}</dt>
            <dd className="m-0 text-page font-semibold">{metric[name]}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
