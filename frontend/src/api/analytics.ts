import { queryOptions } from "@tanstack/react-query";
import { answered, api, intent } from "./client";
import type { Asked, Breakdown, BreakdownBy, Curves, Savings, Weeks } from "./numberTypes";
import { ROOT } from "./root";
import type { EscalationMetric, Period } from "./types";

export const PERIODS: readonly Period[] = ["7d", "30d", "90d"];
const EVERY = { priority: null, category: null, client: null };
const FRESH_MS = 30_000;

/** The whole account in a period, on the wall clock. */
export function wholeAccount(period: Period): Asked {
  return { period, clock: "wall", filters: EVERY };
}

/** The parameters of a question; what is usual is left out. */
function queryOf({ period, clock, filters }: Asked) {
  return {
    period,
    clock: clock === "wall" ? undefined : clock,
    priority: filters.priority ?? undefined,
    category: filters.category ?? undefined,
    client: filters.client ?? undefined,
  };
}

/** Counts and figures of a cohort. */
export const metricQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ["metric", "figures", asked],
    queryFn: (): Promise<EscalationMetric> =>
      answered(api.GET("/api/v1/analytics/flowpilot/escalations", { params: { query: queryOf(asked) } })),
    staleTime: FRESH_MS,
  });

/** How many still wait, or still have no first act, after how long. */
export const curvesQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ["metric", "curves", asked],
    queryFn: (): Promise<Curves> =>
      answered(api.GET("/api/v1/analytics/flowpilot/curves", { params: { query: queryOf(asked) } })),
    staleTime: FRESH_MS,
  });

/** The cohort week by week, Monday to Monday in the account's time zone. */
export const weeksQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ["metric", "weeks", asked],
    queryFn: (): Promise<Weeks> =>
      answered(api.GET("/api/v1/analytics/flowpilot/weeks", { params: { query: queryOf(asked) } })),
    staleTime: FRESH_MS,
  });

/** The cohort split by priority, client or category; those with most escalations first, at most 50. */
export const breakdownQuery = (asked: Asked, by: BreakdownBy) =>
  queryOptions({
    queryKey: ["metric", "breakdown", by, asked],
    queryFn: (): Promise<Breakdown> =>
      answered(
        api.GET("/api/v1/analytics/flowpilot/breakdown", { params: { query: { ...queryOf(asked), by } } }),
      ),
    staleTime: FRESH_MS,
  });

/** Hours saved per week of the whole account, and the verdict of its pilot. */
export const savingsQuery = (period: Period) =>
  queryOptions({
    queryKey: ["metric", "savings", period],
    queryFn: (): Promise<Savings> =>
      answered(api.GET("/api/v1/analytics/flowpilot/savings", { params: { query: { period } } })),
    staleTime: FRESH_MS,
  });

/** Says when the pilot began, once and for good. */
export function beginPilot(startedAt: string, key: string) {
  return answered(api.POST("/api/v1/account/pilot", { body: { started_at: startedAt }, ...intent(key) }));
}

export function csvAddress(asked: Asked): string {
  const given = Object.entries(queryOf(asked)).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  return `${ROOT}/analytics/flowpilot/escalations.csv?${new URLSearchParams(given)}`;
}

/** Everything behind the figures of a period or of the whole pilot, as a zip. */
export function evidenceAddress(period: Period | "pilot"): string {
  return `${ROOT}/analytics/flowpilot/evidence.zip?period=${period}`;
}
