import type { CurveTick } from "@/api/numberTypes";
import { useNumbers } from "@/text/later/useNumbers";
import { Drawing } from "./Drawing";

const ROWS = [
  { name: "longer", colour: "var(--ink)" },
  { name: "ended", colour: "var(--ink-2)" },
  { name: "running", colour: "var(--amber)" },
  { name: "closed", colour: "var(--ink-3)" },
] as const;
const LINE = 17;
const NAMES = 104;

interface CurveTicksProps {
  table: readonly CurveTick[];
  x: (seconds: number) => number;
  width: number;
}

/** Under the axis: how many are still in it at some of its places. For the eye; the table says the same. */
export function CurveTicks({ table, x, width }: CurveTicksProps) {
  const words = useNumbers().curve;
  const ticks = table.filter(({ seconds }) => x(seconds) < width - NAMES);
  if (ticks.length < 2) return null;
  const rows = ROWS.filter(({ name }) => name !== "closed" || table.some(({ closed }) => closed > 0));
  return (
    <Drawing width={width} height={rows.length * LINE + 14}>
      <line x1="0" x2={width} y1="4" y2="4" stroke="var(--line)" />
      {rows.map(({ name, colour }, row) => (
        <g key={name} fontSize="12" fill={colour}>
          {ticks.map((tick) => (
            <text key={tick.seconds} x={x(tick.seconds)} y={22 + row * LINE} textAnchor="middle">
              {tick[name]}
            </text>
          ))}
          <text x={width} y={22 + row * LINE} textAnchor="end">
            {words.rows[name]}
          </text>
        </g>
      ))}
    </Drawing>
  );
}
