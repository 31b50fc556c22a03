import type { Catalogue } from "@/text";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;

/** Steps that people count time in, in seconds. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 20, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 4, 6, 8, 12].map((hours) => hours * HOUR),
  ...[1, 2, 5, 7, 14, 30].map((days) => days * DAY),
];

/** The places of a time axis, from 0 on in one round step, the last at or beyond `end` seconds. */
export function timeTicks(end: number, atMost = 7): number[] {
  const step = STEPS.find((each) => Math.ceil(end / each) < atMost) ?? Math.ceil(end / (atMost - 1));
  const count = Math.max(1, Math.ceil(end / step));
  return Array.from({ length: count + 1 }, (_, place) => place * step);
}

/** How the places of a time axis are written: bare numbers, the last with the unit that all have. */
export function tickLabels(ticks: readonly number[], text: Catalogue): string[] {
  const { units } = text.common;
  const step = Math.min(...ticks.filter((tick) => tick > 0));
  const whole = (unit: number) => ticks.every((tick) => tick % unit === 0);
  const [unit, name] =
    step >= DAY && whole(DAY)
      ? [DAY, units.days]
      : step >= HOUR && whole(HOUR)
        ? [HOUR, units.hours]
        : step >= MINUTE && whole(MINUTE)
          ? [MINUTE, units.minutes]
          : [1, units.seconds];
  return ticks.map((tick, place) =>
    place === ticks.length - 1 ? name(tick / unit) : String(Math.round(tick / unit)),
  );
}

/** Round numbers from at or below `low` to at or above `high`, in one step. */
export function numberTicks(low: number, high: number, atMost = 8): number[] {
  const size = 10 ** Math.floor(Math.log10(Math.max(high - low, 1e-6) / atMost));
  const steps = [1, 2, 5, 10].map((each) => each * size);
  const count = (step: number) => Math.ceil(high / step) - Math.floor(low / step);
  const step = steps.find((each) => count(each) < atMost) ?? size * 10;
  const first = Math.floor(low / step);
  return Array.from({ length: count(step) + 1 }, (_, place) => (first + place) * step);
}

/** Maps `[from, to]` to pixels, `[start, end]`. */
export function scaleOf(from: number, to: number, start: number, end: number): (value: number) => number {
  const factor = to === from ? 0 : (end - start) / (to - from);
  return (value) => start + (value - from) * factor;
}

/** The times that an axis is made for: the complete ones, or, without any, those so far. */
export function timesOf(points: readonly { seconds: number; censored: boolean }[]): number[] {
  const complete = points.filter(({ censored }) => !censored);
  return (complete.length > 0 ? complete : points).map(({ seconds }) => Math.max(0, seconds));
}

/** How far an axis goes, so that a few very long times do not press all others to its beginning. */
export function horizonOf(seconds: readonly number[], share = 0.95): number {
  const sorted = [...seconds].sort((one, other) => one - other);
  const longest = sorted.at(-1) ?? 0;
  const most = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? longest;
  return Math.max(longest <= most * 2.5 ? longest : most * 1.25, 1);
}
