import { queryOptions } from "@tanstack/react-query";
import { answered, api } from "./client";
import { ROOT } from "./root";
import type { EscalationMetric, Period } from "./types";

export const PERIODS: readonly Period[] = ["7d", "30d", "90d"];

export const metricQuery = (period: Period) =>
  queryOptions({
    queryKey: ["metric", period],
    queryFn: (): Promise<EscalationMetric> =>
      answered(api.GET("/api/v1/analytics/flowpilot/escalations", { params: { query: { period } } })),
    staleTime: 30_000,
  });

export function csvAddress(period: Period): string {
  return `${ROOT}/analytics/flowpilot/escalations.csv?period=${period}`;
}
