import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";

interface ProbeProps {
  /** What the picture shows; spoken with each point. */
  label: string;
  /** Where its points stand, in pixels from the left, in order. */
  places: readonly number[];
  /** What is said of a point. */
  describe: (point: number) => string;
  /** The picture, with the point that is looked at, if any. */
  children: (point: number | null) => ReactNode;
}

const LEAPS: Record<string, number> = { PageUp: 10, PageDown: -10 };

/**
 * A picture whose points can be looked at one by one: under the pointer, or with the arrow keys as on a slider.
 * A screen reader hears each point in words.
 */
export function Probe({ label, places, describe, children }: ProbeProps) {
  const [looked, setLooked] = useState<number | null>(null);
  const last = places.length - 1;
  const point = looked === null || last < 0 ? null : Math.min(looked, last);
  const press = (event: KeyboardEvent) => {
    const next = nextPoint(event.key, point, last);
    if (next === undefined) return;
    event.preventDefault();
    setLooked(next);
  };
  const move = (event: PointerEvent) => {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left;
    setLooked(nearest(places, at));
  };
  if (last < 0) return <div aria-hidden="true">{children(null)}</div>;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={last + 1}
      aria-valuenow={(point ?? 0) + 1}
      aria-valuetext={describe(point ?? 0)}
      onKeyDown={press}
      onFocus={(event) => event.currentTarget.matches(":focus-visible") && setLooked(point ?? 0)}
      onBlur={() => setLooked(null)}
      onPointerMove={move}
      onPointerDown={move}
      onPointerLeave={() => setLooked(null)}
      className="rounded-button"
      style={{ touchAction: "pan-y" }}
    >
      <div aria-hidden="true">{children(point)}</div>
    </div>
  );
}

/** The point that a key leads to; null leaves them all, undefined is no such key. */
function nextPoint(key: string, point: number | null, last: number): number | null | undefined {
  if (key === "Escape") return point === null ? undefined : null;
  if (key === "Home") return 0;
  if (key === "End") return last;
  const step =
    key === "ArrowRight" || key === "ArrowUp" ? 1 : key === "ArrowLeft" || key === "ArrowDown" ? -1 : 0;
  const leap = LEAPS[key] ?? step;
  if (leap === 0) return undefined;
  return Math.max(0, Math.min(last, (point ?? (leap > 0 ? -1 : last + 1)) + leap));
}

function nearest(places: readonly number[], at: number): number {
  let best = 0;
  for (const [point, place] of places.entries()) {
    if (Math.abs(place - at) < Math.abs((places[best] ?? 0) - at)) best = point;
  }
  return best;
}
