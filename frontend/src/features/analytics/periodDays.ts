import type { Period } from "@/api/types";

const DAY_MS = 24 * 3600 * 1000;
const DAYS: Record<Period, number> = { "7d": 7, "30d": 30, "90d": 90 };

/** Where a period begins and ends: so many times 24 hours up to `asOf`. */
export function periodDays(period: Period, asOf: string): [from: Date, to: Date] {
  const end = Date.parse(asOf);
  return [new Date(end - DAYS[period] * DAY_MS), new Date(end)];
}
