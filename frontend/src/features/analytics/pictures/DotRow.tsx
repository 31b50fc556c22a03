import type { Figure } from "@/api/types";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { formatExactSpan, formatSpan } from "@/ui/formatTime";
import { Drawing } from "./Drawing";
import { dotSize, stackDots } from "./dotRows";
import { keyed } from "./keyed";
import { Probe } from "./Probe";

const HEIGHT = 92;
const BASE = 64;
const STACK = 58;

interface DotRowProps {
  figure: Figure;
  title: string;
  count: string;
  colour: string;
  /** The end of the axis in seconds, where `x` comes to its last pixel. */
  end: number;
  x: (seconds: number) => number;
  width: number;
}

/** Every time of a figure as a dot, what is cut as a tick below the line, the median with its range under it. */
export function DotRow({ figure, title, count, colour, end, x, width }: DotRowProps) {
  const text = useText();
  const words = useNumbers().beside;
  const ended = figure.points.filter(({ censored }) => !censored).map(({ seconds }) => seconds);
  const cut = keyed(figure.points.filter(({ censored }) => censored));
  const shown = ended.filter((seconds) => seconds <= end);
  const { size, rise } = dotSize(shown, x, STACK);
  const dots = stackDots(shown, x, size);
  const beyond = ended.length - shown.length;
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="font-medium">{title}</h3>
        <span className="text-meta text-ink-3">{count}</span>
      </div>
      <Probe
        label={title}
        places={dots.map((dot) => dot.x)}
        describe={(point) =>
          words.dot(point + 1, dots.length, formatExactSpan(dots[point]?.seconds ?? 0, text))
        }
      >
        {(point) => (
          <Drawing width={width} height={HEIGHT}>
            <line x1={x(0) - 4} x2={width} y1={BASE + 1} y2={BASE + 1} stroke="var(--control)" />
            {dots.map((dot, place) => (
              <circle
                key={`${dot.x}-${dot.level}`}
                cx={dot.x}
                cy={BASE - 1 - size / 2 - dot.level * rise}
                r={size / 2 - 0.5}
                fill={point === place ? "var(--ink)" : colour}
              />
            ))}
            {cut.map(({ key, seconds }) => (
              <rect
                key={key}
                x={Math.min(x(seconds), width - 2) - 1}
                y={BASE + 3}
                width="2"
                height="7"
                fill="var(--amber-solid)"
              />
            ))}
            <Median figure={figure} end={end} x={x} width={width} />
            {point !== null && <Reading dot={dots[point]} size={size} rise={rise} width={width} />}
          </Drawing>
        )}
      </Probe>
      {beyond > 0 && (
        <p className="text-end text-meta text-ink-3">
          {words.beyond(beyond, formatSpan(Math.max(...ended), text))}
        </p>
      )}
    </div>
  );
}

/** The median as a point on its range; an end that is not reached goes on to the edge. */
function Median({ figure, end, x, width }: Pick<DotRowProps, "figure" | "end" | "x" | "width">) {
  const text = useText();
  const words = useNumbers().beside;
  const { median } = figure;
  if (median === null || median > end) return null;
  const [low = median, high = median] = figure.interval.median ?? [];
  const right = high === null ? width : Math.min(x(high), width);
  const y = BASE + 17;
  const label = words.median(formatExactSpan(median, text));
  const before = right + 150 > width;
  return (
    <g>
      <line
        x1={x(low ?? 0)}
        x2={right}
        y1={y}
        y2={y}
        stroke="var(--ink)"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <circle cx={x(median)} cy={y} r="4" fill="var(--ink)" stroke="var(--surface)" strokeWidth="1.5" />
      <text
        x={before ? x(low ?? 0) - 8 : right + 8}
        y={y + 4}
        textAnchor={before ? "end" : "start"}
        fontSize="12"
        fill="var(--ink)"
      >
        {label}
      </text>
    </g>
  );
}

/** What the dot that is looked at says. */
function Reading({
  dot,
  size,
  rise,
  width,
}: {
  dot?: { seconds: number; x: number; level: number };
  size: number;
  rise: number;
  width: number;
}) {
  const text = useText();
  if (dot === undefined) return null;
  const anchor = dot.x > width - 80 ? "end" : dot.x < 40 ? "start" : "middle";
  return (
    <text
      x={dot.x}
      y={Math.max(11, BASE - 8 - size - dot.level * rise)}
      textAnchor={anchor}
      fontSize="12"
      fontWeight="500"
      fill="var(--ink)"
      style={{ paintOrder: "stroke", stroke: "var(--surface)", strokeWidth: 4 }}
    >
      {formatExactSpan(dot.seconds, text)}
    </text>
  );
}
