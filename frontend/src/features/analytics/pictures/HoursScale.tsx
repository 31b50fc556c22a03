import type { Estimate } from "@/api/numberTypes";
import { useNumbers } from "@/text/later/useNumbers";
import { Drawing } from "./Drawing";
import { numberTicks, scaleOf } from "./scale";
import { useWidth } from "./useWidth";

const EDGE = 26;
const ROW = 34;
const TOP = 34;
const MARK = 1;

interface HoursScaleProps {
  rows: { name: string; estimate: Estimate; strong: boolean }[];
}

/** Hours a week as ranges over one scale with the 1.0 h mark; the range is the picture, the point only stands in it. */
export function HoursScale({ rows }: HoursScaleProps) {
  const words = useNumbers().saving;
  const { box, width } = useWidth();
  const ends = rows.flatMap(({ estimate }) => [...estimate.interval, estimate.value]);
  const known = ends.filter((end) => end !== null);
  const ticks = numberTicks(Math.min(0, ...known), Math.max(MARK * 1.5, ...known), width < 360 ? 6 : 9);
  const x = scaleOf(ticks[0] ?? 0, ticks.at(-1) ?? 1, EDGE, width - EDGE);
  const bottom = TOP + rows.length * ROW - 6;
  return (
    <div ref={box}>
      <Drawing
        width={width}
        height={bottom + 24}
        label={rows.map(({ name, estimate }) => words.spoken(name, estimate)).join(" ")}
      >
        <line x1={x(MARK)} x2={x(MARK)} y1={18} y2={bottom} stroke="var(--ink)" strokeWidth="1.5" />
        <text
          x={x(MARK)}
          y={12}
          textAnchor={x(MARK) < 60 ? "start" : "middle"}
          fontSize="12"
          fontWeight="500"
          fill="var(--ink)"
        >
          {words.mark}
        </text>
        {rows.map((row, place) => (
          <Row key={row.name} row={row} y={TOP + place * ROW} x={x} width={width} />
        ))}
        <line
          x1={x(ticks[0] ?? 0)}
          x2={x(ticks.at(-1) ?? 1)}
          y1={bottom}
          y2={bottom}
          stroke="var(--line-2)"
        />
        {ticks.map((tick, place) => (
          <text key={tick} x={x(tick)} y={bottom + 17} textAnchor="middle" fontSize="12" fill="var(--ink-3)">
            {words.tick(tick, place === ticks.length - 1)}
          </text>
        ))}
      </Drawing>
    </div>
  );
}

function Row({
  row,
  y,
  x,
  width,
}: {
  row: HoursScaleProps["rows"][number];
  y: number;
  x: (hours: number) => number;
  width: number;
}) {
  const { estimate, name, strong } = row;
  const [low, high] = estimate.interval;
  const left = low === null || low === undefined ? 0 : x(low);
  const right = high === null || high === undefined ? width : x(high);
  const middle = Math.min(Math.max(x(estimate.value), 40), width - 40);
  return (
    <g>
      <text
        x={middle}
        y={y + 1}
        textAnchor="middle"
        fontSize="12"
        fill="var(--ink-2)"
        style={{ paintOrder: "stroke", stroke: "var(--surface)", strokeWidth: 5 }}
      >
        {name}
      </text>
      <rect
        x={left}
        y={y + 7}
        width={Math.max(3, right - left)}
        height={strong ? 9 : 7}
        rx="4.5"
        fill={strong ? "var(--accent)" : "var(--control)"}
        fillOpacity={strong ? 0.4 : 0.45}
      />
      <circle
        cx={x(estimate.value)}
        cy={y + (strong ? 11.5 : 10.5)}
        r={strong ? 5 : 4}
        fill={strong ? "var(--accent-text)" : "var(--ink-3)"}
        stroke="var(--surface)"
        strokeWidth="1.5"
      />
    </g>
  );
}
