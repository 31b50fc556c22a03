import { PERIODS } from "@/api/analytics";
import type { Asked, Clock } from "@/api/numberTypes";
import type { Period, Priority } from "@/api/types";

export const PRIORITIES: readonly Priority[] = ["urgent", "high", "normal", "low"];

/** What stands in the address; what is usual does not. */
export interface AnalyticsSearch {
  period?: Period;
  clock?: Clock;
  priority?: Priority;
  category?: string;
  client?: string;
}

/** What of an address the page knows; anything else is left out. A client may be called 123. */
export function readSearch(search: Record<string, unknown>): AnalyticsSearch {
  const oneOf = <Value extends string>(values: readonly Value[], value: unknown) =>
    values.find((each) => each === value);
  const named = (value: unknown) =>
    typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? String(value)
      : undefined;
  return {
    period: oneOf(PERIODS, search.period),
    clock: search.clock === "duty" ? "duty" : undefined,
    priority: oneOf(PRIORITIES, search.priority),
    category: named(search.category),
    client: named(search.client),
  };
}

/** What is asked for as it stands in the address. */
export function searchOf({ period, clock, filters }: Asked): AnalyticsSearch {
  return {
    period: period === "30d" ? undefined : period,
    clock: clock === "wall" ? undefined : clock,
    priority: filters.priority ?? undefined,
    category: filters.category ?? undefined,
    client: filters.client ?? undefined,
  };
}

export function isFiltered({ filters }: Asked): boolean {
  return Object.values(filters).some((value) => value !== null);
}
