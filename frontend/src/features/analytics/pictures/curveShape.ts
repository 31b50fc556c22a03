import type { Curve, CurveStep } from "@/api/numberTypes";

type Place = (value: number) => number;

/** Where the curve stands after `seconds`: the share that still runs, 0 to 1. */
export function shareAt(curve: Curve, seconds: number): number {
  return stepAt(curve, seconds)?.share ?? 1;
}

/** The last step at or before `seconds`. */
export function stepAt({ steps }: Curve, seconds: number): CurveStep | undefined {
  let found: CurveStep | undefined;
  for (const step of steps) {
    if (step.seconds > seconds) break;
    found = step;
  }
  return found;
}

/** The longest time that the curve knows of, running ones included. */
export function longestOf({ steps, running }: Curve): number {
  return Math.max(0, steps.at(-1)?.seconds ?? 0, ...running.map(({ seconds }) => seconds));
}

/**
 * How far the picture of a curve goes: to where one in twenty is left, and on to the longest time when that is not
 * far beyond.
 */
export function curveEnd(curve: Curve): number {
  const longest = longestOf(curve);
  const few = curve.steps.find(({ share }) => share <= 0.05)?.seconds ?? longest;
  return Math.max(1, longest <= few * 2.5 ? longest : few * 1.25);
}

/** The curve as a path of steps, up to `end` seconds. */
export function curvePath(curve: Curve, x: Place, y: Place, end: number): string {
  let path = `M${round(x(0))},${round(y(1))}`;
  for (const { seconds, share } of curve.steps) {
    if (seconds > end) break;
    path += `H${round(x(Math.max(0, seconds)))}V${round(y(share))}`;
  }
  return `${path}H${round(x(Math.min(end, longestOf(curve))))}`;
}

/** The band around the curve, one closed path for each stretch in which both of its ends are known. */
export function bandPath(curve: Curve, x: Place, y: Place, end: number): string {
  const last = Math.min(end, longestOf(curve));
  return stretches(curve.steps, end)
    .map((steps) => {
      const until = (place: number) => Math.min(steps[place + 1]?.seconds ?? last, last);
      const there = steps.map((step, place) => `V${round(y(step.high))}H${round(x(until(place)))}`).join("");
      const back = steps
        .map((step) => `V${round(y(step.low))}H${round(x(Math.max(0, step.seconds)))}`)
        .reverse()
        .join("");
      const [first] = steps;
      return first === undefined
        ? ""
        : `M${round(x(Math.max(0, first.seconds)))},${round(y(first.high))}${there}${back}Z`;
    })
    .join("");
}

interface BandStep {
  seconds: number;
  low: number;
  high: number;
}

function stretches(steps: readonly CurveStep[], end: number): BandStep[][] {
  const found: BandStep[][] = [[]];
  for (const { seconds, low, high } of steps) {
    if (seconds > end) break;
    if (low === null || high === null) found.push([]);
    else found.at(-1)?.push({ seconds, low, high });
  }
  return found.filter((stretch) => stretch.length > 0);
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
