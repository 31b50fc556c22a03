import { queryOptions } from "@tanstack/react-query";
import { answered, api, intent } from "./client";
import type { Canary, CanaryWritten } from "./types";

/** The test escalation that the account sends itself, and what became of the newest one; for admins. */
export const canaryQuery = queryOptions({
  queryKey: ["canary"],
  queryFn: () => answered(api.GET("/api/v1/canary")),
  refetchInterval: 60_000,
});

export function saveCanary(body: CanaryWritten): Promise<Canary> {
  return answered(api.PUT("/api/v1/canary", { body }));
}

export function runCanary(key: string): Promise<Canary> {
  return answered(api.POST("/api/v1/canary/run", intent(key)));
}
