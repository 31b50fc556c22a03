import type { Figure } from "@/api/types";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { DotRow } from "./DotRow";
import { Drawing } from "./Drawing";
import { horizonOf, scaleOf, tickLabels, timesOf, timeTicks } from "./scale";
import { useWidth } from "./useWidth";

const EDGE = 8;

interface BeforeAndNowProps {
  /** Timed calls, length × people; null until they are known. */
  calls: Figure | null;
  ready: Figure;
  cost: Figure;
}

/** A call of before, getting ready now and what an escalation costs in all, one dot each, on one axis. */
export function BeforeAndNow({ calls, ready, cost }: BeforeAndNowProps) {
  const text = useText();
  const words = useNumbers().beside;
  const { box, width } = useWidth();
  const figures = [calls, ready, cost].filter((figure) => figure !== null);
  const ticks = timeTicks(Math.max(...figures.map((figure) => horizonOf(timesOf(figure.points)))), 6);
  const end = ticks.at(-1) ?? 1;
  const place = { end, x: scaleOf(0, end, EDGE, width - EDGE - 6), width };
  const labels = tickLabels(ticks, text);
  const now = "var(--accent-text)";
  return (
    <div ref={box} className="flex flex-col gap-2">
      {calls !== null && calls.n > 0 && (
        <DotRow
          {...place}
          figure={calls}
          title={words.calls}
          count={words.callCount(calls.n)}
          colour="var(--ink-3)"
        />
      )}
      <DotRow
        {...place}
        figure={ready}
        title={words.ready}
        count={words.count(ready.n, ready.n_censored)}
        colour={now}
      />
      <DotRow
        {...place}
        figure={cost}
        title={words.cost}
        count={words.count(cost.n, cost.n_censored)}
        colour={now}
      />
      <Drawing width={width} height={18}>
        {ticks.map((tick, index) => (
          <text
            key={tick}
            x={index === ticks.length - 1 ? width : place.x(tick)}
            y="13"
            textAnchor={index === ticks.length - 1 ? "end" : index === 0 ? "start" : "middle"}
            fontSize="12"
            fill="var(--ink-3)"
          >
            {labels[index]}
          </text>
        ))}
      </Drawing>
    </div>
  );
}
