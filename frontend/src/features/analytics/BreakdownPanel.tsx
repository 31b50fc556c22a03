import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { breakdownQuery } from "@/api/analytics";
import type { Asked, Breakdown, BreakdownBy, BreakdownRow } from "@/api/numberTypes";
import type { Figure, Priority } from "@/api/types";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { formatSpan } from "@/ui/formatTime";
import { Panel } from "@/ui/Panel";
import { Segments } from "@/ui/Segments";
import { Failed, Skeleton } from "@/ui/states";
import { searchOf } from "./analyticsSearch";
import { formatNumber, formatRange } from "./formatFigure";
import { RangeBar } from "./pictures/RangeBar";
import { horizonOf, timesOf, timeTicks } from "./pictures/scale";
import { ScrollBox } from "./ScrollBox";

const BYS: readonly BreakdownBy[] = ["priority", "client", "category"];

/** The cohort split in parts, each with its counts and both medians; a name narrows the page to it. */
export function BreakdownPanel({ asked }: { asked: Asked }) {
  const words = useNumbers();
  const [by, setBy] = useState<BreakdownBy>("priority");
  const breakdown = useQuery({ ...breakdownQuery(asked, by), placeholderData: keepPreviousData });
  if (breakdown.isError && breakdown.data === undefined)
    return (
      <Failed title={words.breakdownFailed} error={breakdown.error} onRetry={() => breakdown.refetch()} />
    );
  return (
    <Panel
      title={words.breakdown.title}
      beside={
        <Segments
          label={words.breakdown.by}
          value={by}
          options={BYS.map((value) => ({ value, label: words.breakdown.bys[value] }))}
          onChange={setBy}
        />
      }
    >
      {breakdown.data ? (
        <Parts breakdown={breakdown.data} by={by} asked={asked} />
      ) : (
        <Skeleton className="h-[140px]" />
      )}
    </Panel>
  );
}

function Parts({ breakdown, by, asked }: { breakdown: Breakdown; by: BreakdownBy; asked: Asked }) {
  const text = useText();
  const { breakdown: words } = useNumbers();
  const { items, n_more: more } = breakdown;
  if (items.length === 0) return <p className="text-ink-2">{words.empty}</p>;
  const ends = {
    waiting: endOf(items.map((row) => row.waiting)),
    time_to_first_action: endOf(items.map((row) => row.time_to_first_action)),
  };
  const { columns } = words;
  return (
    <>
      <ScrollBox label={words.scroller} className="-mx-4 overflow-x-auto px-4">
        <table className="figures w-full min-w-[720px] print:min-w-0 border-collapse text-start">
          <thead>
            <tr className="border-b border-line text-meta text-ink-3 [&>th]:py-1.5 [&>th]:pe-4 [&>th]:whitespace-nowrap [&>th]:font-normal">
              <th scope="col">{columns.name}</th>
              <th scope="col" className="text-end">
                {columns.escalated}
              </th>
              <th scope="col" className="text-end">
                {columns.claimed}
              </th>
              <th scope="col">{columns.waiting}</th>
              <th scope="col">{columns.first}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((row) => (
              <tr key={row.name ?? ""} className="border-b border-line last:border-0 [&>*]:py-1.5 [&>*]:pe-4">
                <th scope="row" className="min-w-[110px] font-medium print:min-w-[60px]">
                  <Name row={row} by={by} asked={asked} />
                </th>
                <td className="text-end">{row.n_escalated}</td>
                <td className="text-end">{row.n_claimed}</td>
                <Cell figure={row.waiting} end={ends.waiting} />
                <Cell figure={row.time_to_first_action} end={ends.time_to_first_action} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className="mt-2 text-meta text-ink-3">
        {words.axis(formatSpan(ends.waiting, text), formatSpan(ends.time_to_first_action, text))} {words.many}{" "}
        {more > 0 && words.more(more)}
      </p>
    </>
  );
}

function Name({ row, by, asked }: { row: BreakdownRow; by: BreakdownBy; asked: Asked }) {
  const text = useText();
  const words = useNumbers().breakdown;
  const priority = by === "priority" && row.name !== null ? text.common.priority[row.name as Priority] : null;
  const name = priority ?? row.name ?? words.none[by];
  if (asked.filters[by] !== null) return <span>{name}</span>;
  const narrowed: Asked = { ...asked, filters: { ...asked.filters, [by]: row.name ?? "" } };
  return (
    <Link
      to="/analytics"
      search={searchOf(narrowed)}
      title={words.narrowTo(name)}
      className="hover:text-accent-text hover:underline touch:inline-flex touch:min-h-11 touch:min-w-11 touch:items-center"
    >
      {name}
    </Link>
  );
}

function Cell({ figure, end }: { figure: Figure; end: number }) {
  const text = useText();
  const words = useNumbers().breakdown;
  const value = formatNumber(figure, "median", text);
  const known = figure.median !== null;
  return (
    <td>
      <span className="flex items-center gap-3">
        <span className="print:w-[80px]">
          <RangeBar figure={figure} end={end} label={words.spoken(figure.n, figure.n_censored, value)} />
        </span>
        <span className="whitespace-nowrap print:whitespace-normal">
          <span className={known ? "block font-medium" : "block text-meta text-ink-3"}>{value}</span>
          <span className="block text-meta text-ink-3">{formatRange(figure, "median", text)}</span>
        </span>
      </span>
    </td>
  );
}

/** Where the pictures of a column end, the same in all of its rows. */
function endOf(figures: readonly Figure[]): number {
  const known = [
    ...timesOf(figures.flatMap(({ points }) => points)),
    ...figures.flatMap(({ median }) => (median === null ? [] : [median])),
  ];
  return timeTicks(horizonOf(known, 0.9)).at(-1) ?? 1;
}
