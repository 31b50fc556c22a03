import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { metricQuery } from "@/api/analytics";
import type { Period } from "@/api/types";
import { useLiveEvents } from "@/stream/LiveProvider";

const SETTLE_MS = 1_500;
const MOVING = new Set([
  "handoff_claimed",
  "handoff_first_action",
  "handoff_handed_back",
  "handoff_resolved",
]);

/** The figures of a period, read again when somebody claims or acts. */
export function useMetric(period: Period) {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useLiveEvents((event) => {
    if (!MOVING.has(event.name)) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => client.invalidateQueries({ queryKey: ["metric"] }), SETTLE_MS);
  });
  return useQuery({ ...metricQuery(period), placeholderData: keepPreviousData });
}
