import type { EscalationMetric, Figure, FigureName } from "@/api/types";
import { useText } from "@/text";
import { Panel } from "@/ui/Panel";
import { formatNumber, formatRange, isRough } from "./formatFigure";
import { PointStrip } from "./PointStrip";

const FIGURES = ["waiting", "time_to_first_action", "getting_ready"] as const;
const NUMBERS: readonly FigureName[] = ["mean", "median", "p90", "p95"];

/** Each figure with its meaning, how many it stands on, its range, or why a number is missing. */
export function FigureTable({ metric }: { metric: EscalationMetric }) {
  const text = useText();
  const words = text.analytics;
  const rough = FIGURES.some((name) => isRough(metric[name]));
  return (
    <Panel title={words.table.title}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section aria-label={words.table.scroller} tabIndex={0} className="-mx-4 overflow-x-auto px-4">
        <table className="figures w-full min-w-[820px] border-collapse text-left">
          <thead>
            <tr className="border-b border-line text-meta text-ink-3 [&>th]:py-1.5 [&>th]:pl-4 [&>th]:font-normal">
              <th scope="col" className="!pl-0">
                {words.table.figure}
              </th>
              <th scope="col" className="text-right">
                {words.table.count}
              </th>
              {[words.meanCapped, words.median, words.p90, words.p95].map((label) => (
                <th key={label} scope="col" className="text-right">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {FIGURES.map((name) => (
              <tr
                key={name}
                className="border-b border-line align-top last:border-0 [&>td]:py-2.5 [&>td]:pl-4"
              >
                <th scope="row" className="w-[34%] py-2.5 font-normal">
                  <span className="block font-medium">{words.table[name]}</span>
                  <span className="block text-meta text-ink-3">{words.table[`${name}Meaning`]}</span>
                  <span className="mt-1 block">
                    <PointStrip figure={metric[name]} />
                  </span>
                </th>
                <Counts figure={metric[name]} />
                {NUMBERS.map((number) => (
                  <NumberCell key={number} figure={metric[name]} name={number} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="mt-2 max-w-[110ch] text-meta text-ink-3">
        {metric.metric_definition} {rough ? words.rangesRough : words.ranges}
      </p>
    </Panel>
  );
}

function Counts({ figure }: { figure: Figure }) {
  const text = useText();
  return (
    <td className="text-right">
      <span className="block">{figure.n}</span>
      <span className="block whitespace-nowrap text-meta text-ink-3">
        {text.analytics.table.running(figure.n_censored)}
      </span>
      {figure.n_negative > 0 && (
        <span className="block text-meta text-red">{text.analytics.negative(figure.n_negative)}</span>
      )}
    </td>
  );
}

function NumberCell({ figure, name }: { figure: Figure; name: FigureName }) {
  const text = useText();
  const known = figure[name] !== null;
  return (
    <td className="whitespace-nowrap text-right">
      <span
        className={known ? `block ${name === "median" ? "font-semibold" : ""}` : "block text-meta text-ink-3"}
      >
        {formatNumber(figure, name, text)}
      </span>
      <span className="block text-meta text-ink-3">{formatRange(figure, name, text)}</span>
    </td>
  );
}
