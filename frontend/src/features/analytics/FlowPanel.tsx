import type { EscalationMetric } from "@/api/types";
import { useNumbers } from "@/text/later/useNumbers";
import { Panel } from "@/ui/Panel";

const PARTS = [
  { name: "n_claimed", fill: "var(--accent)" },
  { name: "n_unclaimed", fill: "var(--amber-solid)" },
  { name: "n_self_solved", fill: "var(--control)" },
  { name: "n_cancelled", fill: "var(--line-2)" },
] as const;

/** Where the period's escalations went: every one is counted once, and the four parts are all there are. */
export function FlowPanel({ metric }: { metric: EscalationMetric }) {
  const { flow } = useNumbers();
  const parts = PARTS.filter(({ name }) => metric[name] > 0);
  const said = parts.map(({ name }) => flow.part(flow.names[name], metric[name])).join(", ");
  return (
    <Panel title={flow.title} beside={<span className="text-ink-3">{flow.sum(metric.n_escalated)}</span>}>
      <div role="img" aria-label={flow.bar(said)} className="flex h-3 gap-0.5 overflow-hidden rounded-full">
        {parts.map(({ name, fill }) => (
          <span key={name} className="block min-w-1" style={{ flexGrow: metric[name], background: fill }} />
        ))}
      </div>
      <dl className="m-0 mt-2.5 flex flex-wrap gap-x-7 gap-y-1.5">
        {PARTS.map(({ name, fill }) => (
          <div key={name} className="flex items-baseline gap-2">
            <span aria-hidden="true" className="size-2.5 rounded-[2px]" style={{ background: fill }} />
            <dt className="order-3 text-ink-2">{flow.names[name]}</dt>
            <dd className="order-2 m-0 font-semibold">{metric[name]}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-meta text-ink-3">
        {flow.acted(metric.n_with_action, metric.n_claimed)}{" "}
        {metric.n_given_up > 0 && flow.givenUp(metric.n_given_up)}
      </p>
    </Panel>
  );
}
