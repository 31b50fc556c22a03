import type { Week } from "@/api/numberTypes";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { useTimes } from "@/ui/times";
import { describeWeek, weekName } from "../formatWeek";
import { Drawing } from "./Drawing";
import { Probe } from "./Probe";
import { horizonOf, scaleOf, tickLabels, timesOf, timeTicks } from "./scale";
import { useWidth } from "./useWidth";
import { WeekColumn } from "./WeekColumn";

const TOP = 8;
const PLOT = 150;
const LEFT = 52;
const RIGHT = 8;

/** Week by week: every time as a dot, the median on its range where there are enough; what it stands on below. */
export function WeeksPicture({
  weeks,
  by,
}: {
  weeks: readonly Week[];
  by: "time_to_first_action" | "waiting";
}) {
  const text = useText();
  const times = useTimes();
  const words = useNumbers().weeks;
  const { box, width } = useWidth();
  const seconds = [
    ...timesOf(weeks.flatMap((week) => week[by].points)),
    ...weeks.flatMap((week) => (week[by].interval.median ?? []).filter((end) => end !== null)),
  ];
  const ticks = timeTicks(horizonOf(seconds, 0.9), 5);
  const end = ticks.at(-1) ?? 1;
  const y = scaleOf(0, end, TOP + PLOT, TOP);
  const slot = (width - LEFT - RIGHT) / Math.max(1, weeks.length);
  const x = (place: number) => LEFT + slot * (place + 0.5);
  const labels = tickLabels(ticks, text);
  const every = Math.ceil(46 / slot);
  const describe = (point: number) => describeWeek(weeks[point], by, words, times, text);
  return (
    <div ref={box}>
      <Probe label={words.probe} places={weeks.map((_, place) => x(place))} describe={describe}>
        {(point) => (
          <>
            <p className="min-h-5 text-meta text-ink-2">
              {point === null ? (
                <span className="text-ink-3 print:hidden">{words.probeHint}</span>
              ) : (
                describe(point)
              )}
            </p>
            <Drawing width={width} height={TOP + PLOT + 46}>
              {ticks.map((tick, place) => (
                <g key={tick}>
                  <line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
                  <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end" fontSize="12" fill="var(--ink-3)">
                    {labels[place]}
                  </text>
                </g>
              ))}
              <text x={LEFT - 8} y={TOP + PLOT + 38} textAnchor="end" fontSize="12" fill="var(--ink-3)">
                {words.count}
              </text>
              {weeks.map((week, place) => (
                <g key={week.from} fontSize="12" fill="var(--ink-3)">
                  <WeekColumn
                    figure={week[by]}
                    x={x(place)}
                    y={y}
                    end={end}
                    slot={slot}
                    chosen={point === place}
                  />
                  {place % every === 0 && (
                    <text x={x(place)} y={TOP + PLOT + 20} textAnchor="middle">
                      {weekName(week, times)}
                    </text>
                  )}
                  {slot > 18 && (
                    <text x={x(place)} y={TOP + PLOT + 38} textAnchor="middle" fill="var(--ink-2)">
                      {week[by].n}
                    </text>
                  )}
                </g>
              ))}
            </Drawing>
          </>
        )}
      </Probe>
    </div>
  );
}
