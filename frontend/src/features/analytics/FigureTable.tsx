import { useQuery } from "@tanstack/react-query";
import { savingsQuery } from "@/api/analytics";
import type { EscalationMetric, Figure, FigureName, Period } from "@/api/types";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { Panel } from "@/ui/Panel";
import { DefinitionLink } from "./DefinitionLink";
import { formatNumber, formatRange, isRough, isThin, singleTimes } from "./formatFigure";
import { ScrollBox } from "./ScrollBox";

const FIGURES = ["waiting", "time_to_first_action", "getting_ready", "escalation_cost"] as const;
const NUMBERS: readonly FigureName[] = ["mean", "median", "p90", "p95"];

type Row = (typeof FIGURES)[number] | "baseline";

/** Each figure with its meaning, how many it stands on, its range, or why a number is missing. */
export function FigureTable({ period, metric }: { period: Period; metric: EscalationMetric }) {
  const text = useText();
  const words = useNumbers().table;
  const calls = useQuery(savingsQuery(period)).data?.baseline;
  const rows: [Row, Figure][] = FIGURES.map((name) => [name, metric[name]]);
  if (calls !== undefined && calls.n > 0) rows.push(["baseline", calls]);
  return (
    <Panel title={words.title} explain={words.rangesNote}>
      <ScrollBox label={words.scroller} className="-mx-4 hidden overflow-x-auto px-4 sm:block print:block">
        <table className="figures w-full min-w-[840px] print:min-w-0 border-collapse text-start">
          <thead>
            <tr className="border-b border-line text-meta text-ink-3 [&>th]:py-1.5 [&>th]:ps-4 [&>th]:font-normal">
              <th scope="col" className="!pl-0">
                {words.figure}
              </th>
              <th scope="col" className="text-end">
                {words.count}
              </th>
              {[words.meanUpTo, words.median, words.p90, words.p95].map((label) => (
                <th key={label} scope="col" className="text-end">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, figure]) => (
              <tr
                key={name}
                className="border-b border-line align-top last:border-0 [&>td]:py-2.5 [&>td]:ps-4"
              >
                <th scope="row" className="w-[38%] print:w-[30%] py-2.5 font-normal">
                  <Meaning name={name} figure={figure} />
                </th>
                <td className="text-end">
                  <Counts figure={figure} />
                </td>
                {NUMBERS.map((number) => (
                  <td key={number} className="text-end">
                    <Value figure={figure} name={number} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <Stacked rows={rows} />
      <p className="mt-2 max-w-[110ch] text-meta text-ink-3">{words.note}</p>
      <details className="mt-1 text-meta text-ink-3">
        <summary className="w-fit font-medium text-accent-text hover:underline touch:py-3">
          {text.analytics.wholeDefinition}
        </summary>
        <p className="mt-1 max-w-[110ch]">{metric.metric_definition}</p>
      </details>
    </Panel>
  );
}

/** The same on a phone: one figure under the other. */
function Stacked({ rows }: { rows: readonly [Row, Figure][] }) {
  const words = useNumbers().table;
  const labels: Record<FigureName, string> = {
    mean: words.meanUpTo,
    median: words.median,
    p90: words.p90,
    p95: words.p95,
  };
  return (
    <ul className="m-0 list-none p-0 sm:hidden print:hidden">
      {rows.map(([name, figure]) => (
        <li key={name} className="border-b border-line py-3 last:border-0">
          <Meaning name={name} figure={figure} />
          <dl className="figures m-0 mt-2 grid grid-cols-2 gap-x-4 gap-y-2">
            <Pair label={words.count}>
              <Counts figure={figure} />
            </Pair>
            {NUMBERS.map((number) => (
              <Pair key={number} label={labels[number]}>
                <Value figure={figure} name={number} />
              </Pair>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Pair({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-meta text-ink-3">{label}</dt>
      <dd className="m-0">{children}</dd>
    </div>
  );
}

function Meaning({ name, figure }: { name: Row; figure: Figure }) {
  const words = useNumbers().table;
  const row = words.rows[name];
  const times = isThin(figure) ? singleTimes(figure) : [];
  return (
    <>
      <span className="flex items-center gap-1.5">
        <span className="font-medium">{row.name}</span>
        <DefinitionLink name={name} label={row.name} />
        {!isThin(figure) && isRough(figure) && (
          <span
            title={words.roughNote}
            className="rounded-tag bg-amber-soft px-1.5 text-meta font-medium text-amber"
          >
            {words.rough}
          </span>
        )}
      </span>
      <span className="block text-meta text-ink-3">{row.meaning}</span>
      {figure.n_censored > 0 && (
        <span className="block text-meta text-ink-3">
          {words.cutTitle}: {figure.n_censored} {row.cut}.
        </span>
      )}
      {figure.n_left_out > 0 && (
        <span className="block text-meta text-ink-3">
          {words.leftOutTitle}: {figure.n_left_out} {row.leftOut}.
        </span>
      )}
      {times.length > 0 && (
        <span className="block text-meta text-ink-3">
          {words.points} <span className="text-ink">{times.join("  ")}</span>
        </span>
      )}
      {figure.n_negative > 0 && (
        <span className="block text-meta text-red">{words.negativeExplain(figure.n_negative)}</span>
      )}
    </>
  );
}

function Counts({ figure }: { figure: Figure }) {
  const words = useNumbers().table;
  return (
    <>
      <span className="block">{figure.n}</span>
      {figure.n_censored > 0 && (
        <span className="block whitespace-nowrap text-meta text-amber">{words.cut(figure.n_censored)}</span>
      )}
      {figure.n_left_out > 0 && (
        <span className="block whitespace-nowrap text-meta text-ink-3">
          {words.leftOut(figure.n_left_out)}
        </span>
      )}
      {figure.n_negative > 0 && (
        <span className="block whitespace-nowrap text-meta text-red">
          {words.negative(figure.n_negative)}
        </span>
      )}
    </>
  );
}

function Value({ figure, name }: { figure: Figure; name: FigureName }) {
  const text = useText();
  const number = name === "median" ? "font-semibold" : "";
  const look =
    figure[name] === null ? "text-meta text-ink-3 print:min-w-[76px] print:whitespace-normal" : number;
  return (
    <>
      <span className={`block whitespace-nowrap ${look}`}>{formatNumber(figure, name, text)}</span>
      <span className="block text-meta text-ink-3 sm:whitespace-nowrap">
        {formatRange(figure, name, text)}
      </span>
    </>
  );
}
