const BASE_MS = 500;
const CEILING_MS = 8_000;

/** Full jitter: a moment between 0 and a bound that doubles with each failure, so that a crowd spreads out. */
export function reconnectDelay(failures: number, random: () => number = Math.random): number {
  return Math.round(random() * Math.min(CEILING_MS, BASE_MS * 2 ** failures));
}
