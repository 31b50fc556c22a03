import type { Figure } from "@/api/types";
import { Drawing } from "./Drawing";
import { keyed } from "./keyed";

const HEIGHT = 22;
const WIDTH = 150;

/** Small, in a table's cell: the median on its range, and behind it each time as a faint dot. All rows share `end`. */
export function RangeBar({ figure, end, label }: { figure: Figure; end: number; label: string }) {
  const x = (seconds: number) => 4 + (Math.min(Math.max(0, seconds), end) / end) * (WIDTH - 8);
  const { median } = figure;
  const [low, high] = figure.interval.median ?? [];
  const right = high === null || high === undefined ? WIDTH : x(high);
  return (
    <Drawing width={WIDTH} height={HEIGHT} label={label}>
      <line x1="0" x2={WIDTH} y1="11" y2="11" stroke="var(--line)" />
      {keyed(figure.points).map((point) =>
        point.censored ? (
          <rect
            key={point.key}
            x={x(point.seconds) - 1}
            y="5"
            width="2"
            height="12"
            fill="var(--amber-solid)"
          />
        ) : (
          <circle
            key={point.key}
            cx={x(point.seconds)}
            cy="11"
            r="2.5"
            fill="var(--ink-3)"
            fillOpacity="0.5"
          />
        ),
      )}
      {median !== null && (
        <>
          <line
            x1={x(low ?? 0)}
            x2={right}
            y1="11"
            y2="11"
            stroke="var(--ink)"
            strokeWidth="2"
            strokeLinecap="round"
          />
          <circle cx={x(median)} cy="11" r="4" fill="var(--ink)" stroke="var(--surface)" strokeWidth="1.5" />
        </>
      )}
    </Drawing>
  );
}
