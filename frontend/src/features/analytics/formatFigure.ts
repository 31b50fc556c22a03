import type { Figure, FigureName } from "@/api/types";
import type { Catalogue } from "@/text";
import { formatExactSpan, formatStopwatch } from "@/ui/formatTime";

/** How many completed times a number needs before it is shown. */
export const FLOORS: Record<FigureName, number> = { mean: 6, median: 6, p90: 29, p95: 59 };

const ROUGH_BELOW = 40;

/** A number in words, or why it is missing; never a zero in its place. */
export function formatNumber(figure: Figure, name: FigureName, text: Catalogue): string {
  const seconds = figure[name];
  if (seconds !== null && seconds !== undefined) return formatExactSpan(seconds, text);
  if (figure.missing[name] === "not_reached") return text.analytics.notReached;
  return text.analytics.floorShort(figure.n, FLOORS[name]);
}

/** The 95 % range of a number, "2:53 to 7:08"; null when there is none. */
export function formatRange(figure: Figure, name: FigureName, text: Catalogue): string | null {
  const range = figure.interval[name];
  if (figure[name] === null || !range) return null;
  const end = (seconds: number | null | undefined) =>
    seconds === null || seconds === undefined ? text.analytics.notReached : formatStopwatch(seconds);
  return text.analytics.range(end(range[0]), end(range[1]));
}

/** Whether mean and median are held back because there are too few times. */
export function isThin(figure: Figure): boolean {
  return figure.n < FLOORS.median;
}

export function isRough(figure: Figure): boolean {
  return figure.n < ROUGH_BELOW;
}

export interface StripPoint {
  key: string;
  /** 0 at the left end, 1 at the right. */
  at: number;
  censored: boolean;
}

/** The single times as places on a line that ends at the longest one. */
export function stripPoints(figure: Figure): { points: StripPoint[]; longest: number } {
  const longest = Math.max(0, ...figure.points.map((point) => point.seconds));
  const points = figure.points.map((point, index) => ({
    key: `${index}-${point.seconds}`,
    at: longest === 0 ? 0 : Math.max(0, point.seconds) / longest,
    censored: point.censored,
  }));
  return { points, longest };
}

/** The completed times alone, shortest first, as a stopwatch shows them. */
export function singleTimes(figure: Figure): string[] {
  return figure.points
    .filter((point) => !point.censored)
    .map((point) => point.seconds)
    .sort((one, other) => one - other)
    .map(formatStopwatch);
}
