const TOLERATED_MS = 2_000;
let offset = 0;

/** Learns from an answer's `Date` how far this device's clock is off; a header has whole seconds only. */
export function noteServerDate(header: string | null, receivedAt: number = Date.now()): void {
  const server = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(server)) return;
  const difference = server - receivedAt;
  offset = Math.abs(difference) <= TOLERATED_MS ? 0 : difference;
}

/** Now in milliseconds by the server's clock, as well as it is known. */
export function serverNow(): number {
  return Date.now() + offset;
}

/** By how many milliseconds the server's clock is ahead of this device's. */
export function clockOffset(): number {
  return offset;
}
