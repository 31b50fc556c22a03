import type { Figure } from "@/api/types";
import { useText } from "@/text";
import { formatSpan } from "@/ui/formatTime";
import { stripPoints } from "./formatFigure";

/** Every single time as a dot, those still running as ticks, the median as a line through them. */
export function PointStrip({ figure }: { figure: Figure }) {
  const text = useText();
  const { points, longest } = stripPoints(figure);
  if (points.length === 0) return null;
  const median = figure.median === null || longest === 0 ? null : figure.median / longest;
  const running = points.filter((point) => point.censored).length;
  const percent = (at: number) => `${2 + at * 96}%`;
  return (
    <div dir="ltr" className="w-full min-w-[140px] max-w-[300px]">
      <svg
        role="img"
        aria-label={text.analytics.strip(points.length - running, running)}
        width="100%"
        height="20"
        className="block"
      >
        <line x1="0" x2="100%" y1="10" y2="10" stroke="var(--line-2)" />
        {points.map((point) =>
          point.censored ? (
            <rect
              key={point.key}
              x={percent(point.at)}
              y="5"
              width="2"
              height="10"
              fill="var(--amber-solid)"
            />
          ) : (
            <circle
              key={point.key}
              cx={percent(point.at)}
              cy="10"
              r="2.8"
              fill="var(--ink-2)"
              fillOpacity="0.75"
            />
          ),
        )}
        {median !== null && <rect x={percent(median)} y="2" width="1.5" height="16" fill="var(--ink)" />}
      </svg>
      <div aria-hidden="true" className="flex justify-between text-meta text-ink-3">
        <span>0</span>
        <span>{formatSpan(longest, text)}</span>
      </div>
    </div>
  );
}
