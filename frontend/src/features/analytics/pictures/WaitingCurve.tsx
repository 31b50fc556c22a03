import type { Curve } from "@/api/numberTypes";
import type { Figure } from "@/api/types";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { formatExactSpan, formatSpan } from "@/ui/formatTime";
import { rangeWords } from "../rangeWords";
import { Callout } from "./Callout";
import { bandPath, curveEnd, curvePath, shareAt } from "./curveShape";
import { describeStep, runningBeyond } from "./curveWords";
import { Drawing } from "./Drawing";
import { keyed } from "./keyed";
import { Probe } from "./Probe";
import { scaleOf, tickLabels, timeTicks } from "./scale";
import { useWidth } from "./useWidth";

const TOP = 14;
const PLOT = 250;
const LEFT = 48;
const RIGHT = 14;
const SHARES = [1, 0.75, 0.5, 0.25, 0];
const NARROW = 520;

/** How many still wait after how long, with the band of what chance could do and a tick for each that waits now. */
export function WaitingCurve({ curve, figure }: { curve: Curve; figure: Figure }) {
  const text = useText();
  const words = useNumbers().curve;
  const { box, width } = useWidth();
  const narrow = width < NARROW;
  const ticks = timeTicks(curveEnd(curve), narrow ? 5 : 7);
  const end = ticks.at(-1) ?? 1;
  const x = scaleOf(0, end, LEFT, width - RIGHT);
  const y = scaleOf(1, 0, TOP, TOP + PLOT);
  const steps = curve.steps.filter(({ seconds }) => seconds <= end);
  const labels = tickLabels(ticks, text);
  const beyond = runningBeyond(curve, end);
  return (
    <div ref={box}>
      <Probe
        label={words.probe}
        places={steps.map(({ seconds }) => x(Math.max(0, seconds)))}
        describe={(point) => describeStep(steps[point], words, text)}
      >
        {(point) => (
          <>
            <p className="min-h-5 text-meta text-ink-2">
              {point === null ? (
                <span className="text-ink-3 print:hidden">{words.probeHint}</span>
              ) : (
                describeStep(steps[point], words, text)
              )}
            </p>
            <Drawing width={width} height={TOP + PLOT + 26}>
              {SHARES.map((share) => (
                <g key={share}>
                  <line x1={LEFT} x2={width - RIGHT} y1={y(share)} y2={y(share)} stroke="var(--line)" />
                  <text x={LEFT - 8} y={y(share) + 4} textAnchor="end" fontSize="12" fill="var(--ink-3)">
                    {words.percent(share * 100)}
                  </text>
                </g>
              ))}
              {ticks.map((tick, place) => (
                <text
                  key={tick}
                  x={x(tick)}
                  y={TOP + PLOT + 20}
                  textAnchor={place === ticks.length - 1 ? "end" : "middle"}
                  dx={place === ticks.length - 1 ? RIGHT - 2 : 0}
                  fontSize="12"
                  fill="var(--ink-3)"
                >
                  {labels[place]}
                </text>
              ))}
              <path d={bandPath(curve, x, y, end)} fill="var(--accent-line)" fillOpacity="0.42" />
              <path
                d={curvePath(curve, x, y, end)}
                fill="none"
                stroke="var(--accent-text)"
                strokeWidth="1.75"
                strokeLinejoin="round"
              />
              <Marks curve={curve} end={end} x={x} y={y} />
              {!narrow && <Callouts figure={figure} end={end} x={x} y={y} width={width} />}
              {point !== null && (
                <Cursor at={x(Math.max(0, steps[point]?.seconds ?? 0))} share={y(steps[point]?.share ?? 1)} />
              )}
            </Drawing>
          </>
        )}
      </Probe>
      {beyond !== null && (
        <p className="text-end text-meta text-amber">
          {words.beyond(beyond.count, formatSpan(beyond.longest, text))}
        </p>
      )}
    </div>
  );
}

interface Places {
  end: number;
  x: (seconds: number) => number;
  y: (share: number) => number;
}

/** A tick on the curve for each that waits now. */
function Marks({ curve, end, x, y }: Places & { curve: Curve }) {
  return keyed(curve.running)
    .filter(({ seconds }) => seconds <= end)
    .map(({ key, seconds }) => (
      <rect
        key={key}
        x={x(seconds) - 1}
        y={y(shareAt(curve, seconds)) - 7}
        width="2"
        height="14"
        fill="var(--amber-solid)"
      />
    ));
}

/** Half and one in ten, said where they are on the curve. */
function Callouts({ figure, end, x, y, width }: Places & { figure: Figure; width: number }) {
  const words = useNumbers().curve;
  const text = useText();
  const points = [
    { name: "median", share: 0.5, lift: 26, say: words.half },
    { name: "p90", share: 0.1, lift: 40, say: words.tenth },
  ] as const;
  return points.map(({ name, share, lift, say }) => {
    const seconds = figure[name];
    if (seconds === null || seconds > end) return null;
    const range = rangeWords(figure.interval[name], text);
    return (
      <Callout
        key={name}
        x={x(seconds)}
        y={y(share)}
        lift={lift}
        width={width}
        foot={name === "median" ? y(0) : null}
        left={x(0)}
        title={say(formatExactSpan(seconds, text))}
        range={range === null ? null : words.rangeOf(range)}
      />
    );
  });
}

function Cursor({ at, share }: { at: number; share: number }) {
  return (
    <g>
      <line x1={at} x2={at} y1={TOP} y2={TOP + PLOT} stroke="var(--ink-3)" strokeDasharray="2 3" />
      <circle cx={at} cy={share} r="4.5" fill="var(--accent-text)" stroke="var(--surface)" strokeWidth="2" />
    </g>
  );
}
