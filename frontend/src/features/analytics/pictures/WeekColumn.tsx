import type { Figure } from "@/api/types";
import { keyed } from "./keyed";

interface WeekColumnProps {
  figure: Figure;
  x: number;
  y: (seconds: number) => number;
  end: number;
  slot: number;
  chosen: boolean;
}

const SPREAD = 16;

/** One week of the picture. Times beyond the top are arrows at it; cut ones are ticks. */
export function WeekColumn({ figure, x, y, end, slot, chosen }: WeekColumnProps) {
  const { median } = figure;
  const [low, high] = figure.interval.median ?? [];
  const top = high === null || high === undefined ? end : Math.min(high, end);
  const spread = Math.min(SPREAD, slot / 5);
  return (
    <g>
      {chosen && (
        <rect
          x={x - slot / 2 + 1}
          y={y(end)}
          width={slot - 2}
          height={y(0) - y(end)}
          rx="4"
          fill="var(--chosen)"
          fillOpacity="0.6"
        />
      )}
      {keyed(figure.points).map((point, place) => {
        const at = x + (((place * 5) % 7) / 3 - 1) * spread;
        const { key } = point;
        if (point.seconds > end)
          return (
            <path
              key={key}
              d={`M${at - 3},${y(end) + 6}l3,-5l3,5z`}
              fill={point.censored ? "var(--amber-solid)" : "var(--ink-3)"}
            />
          );
        if (point.censored)
          return (
            <rect
              key={key}
              x={at - 1}
              y={y(Math.max(0, point.seconds)) - 5}
              width="2"
              height="10"
              fill="var(--amber-solid)"
            />
          );
        return (
          <circle
            key={key}
            cx={at}
            cy={y(Math.max(0, point.seconds))}
            r="2.8"
            fill="var(--accent-text)"
            fillOpacity="0.42"
          />
        );
      })}
      {median !== null && median <= end && (
        <>
          <line
            x1={x}
            x2={x}
            y1={y(low ?? 0)}
            y2={y(top)}
            stroke="var(--ink)"
            strokeWidth="2"
            strokeLinecap="round"
          />
          <circle cx={x} cy={y(median)} r="4.5" fill="var(--ink)" stroke="var(--surface)" strokeWidth="1.5" />
        </>
      )}
    </g>
  );
}
