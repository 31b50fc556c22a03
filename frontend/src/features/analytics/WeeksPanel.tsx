import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { weeksQuery } from "@/api/analytics";
import type { Asked, Week } from "@/api/numberTypes";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { formatExactSpan } from "@/ui/formatTime";
import { Panel } from "@/ui/Panel";
import { Segments } from "@/ui/Segments";
import { Failed, Skeleton } from "@/ui/states";
import { useTimes } from "@/ui/times";
import { AsTable, PlainTable } from "./AsTable";
import { weekName } from "./formatWeek";
import { WeeksPicture } from "./pictures/WeeksPicture";
import { rangeWords } from "./rangeWords";

const FIGURES = ["time_to_first_action", "waiting"] as const;
type WeekFigure = (typeof FIGURES)[number];

/** How the headline, or waiting, went week by week. */
export function WeeksPanel({ asked }: { asked: Asked }) {
  const all = useNumbers();
  const words = all.weeks;
  const [by, setBy] = useState<WeekFigure>("time_to_first_action");
  const weeks = useQuery({ ...weeksQuery(asked), placeholderData: keepPreviousData });
  if (weeks.isError && weeks.data === undefined)
    return <Failed title={all.weeksFailed} error={weeks.error} onRetry={() => weeks.refetch()} />;
  if (weeks.data === undefined) return <Skeleton className="h-[280px]" />;
  return (
    <Panel
      title={words.title}
      explain={words.explain}
      beside={
        <Segments
          label={words.by}
          value={by}
          options={FIGURES.map((value) => ({ value, label: words[value] }))}
          onChange={setBy}
        />
      }
    >
      <WeeksPicture weeks={weeks.data.items} by={by} />
      <AsTable title={words.tableOf}>
        <WeeksTable weeks={weeks.data.items} by={by} />
      </AsTable>
    </Panel>
  );
}

function WeeksTable({ weeks, by }: { weeks: readonly Week[]; by: WeekFigure }) {
  const text = useText();
  const times = useTimes();
  const { weeks: words } = useNumbers();
  const { columns } = words;
  const rows = weeks.map((week) => {
    const figure = week[by];
    const name = weekName(week, times);
    return [
      week.partial ? `${name} (${words.partial})` : name,
      String(week.n_escalated),
      String(week.n_claimed),
      figure.median === null ? missingWords(figure, text) : formatExactSpan(figure.median, text),
      rangeWords(figure.interval.median, text) ?? "–",
      `${figure.n}, ${figure.n_censored}`,
    ];
  });
  const head = [columns.week, columns.escalated, columns.claimed, columns.median, columns.range, columns.n];
  return <PlainTable head={head} rows={rows} />;
}

function missingWords(figure: Week["waiting"], text: ReturnType<typeof useText>): string {
  return figure.missing.median === "not_reached" ? text.analytics.notReached : text.analytics.notEnough;
}
