/** How long some runs took, in milliseconds. */
export interface Figures {
  n: number;
  p50: number;
  p95: number;
  most: number;
}

export function figuresOf(milliseconds: readonly number[]): Figures {
  const sorted = [...milliseconds].sort((one, other) => one - other);
  const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN);
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), most: at(1) };
}

/** Prints one line: what was measured, and within which limits it should be. */
export function report(what: string, figures: Figures, limits: { p50?: number; p95?: number } = {}): void {
  const { n, p50, p95, most } = figures;
  const missed = p50 > (limits.p50 ?? Infinity) || p95 > (limits.p95 ?? Infinity);
  const wanted = Object.entries(limits).map(([name, limit]) => `${name} ≤ ${limit}`);
  const verdict = wanted.length === 0 ? "" : `  ${wanted.join(", ")}: ${missed ? "MISSED" : "reached"}`;
  console.log(`${what}: p50 ${p50} ms, p95 ${p95} ms, most ${most} ms, n ${n}${verdict}`);
}
