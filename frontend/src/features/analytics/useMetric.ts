import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { metricQuery } from "@/api/analytics";
import { readAgain } from "@/api/fresh";
import type { Asked } from "@/api/numberTypes";
import { useLiveEvents } from "@/stream/LiveProvider";

const SETTLE_MS = 1_500;
const MOVING = new Set([
  "handoff_created",
  "handoff_claimed",
  "handoff_released",
  "handoff_first_action",
  "handoff_cancelled",
  "handoff_handed_back",
  "handoff_resolved",
]);

/** The figures of a cohort, read again when somebody claims or acts; the former ones stay until then. */
export function useMetric(asked: Asked) {
  useFreshFigures();
  return useQuery({ ...metricQuery(asked), placeholderData: keepPreviousData });
}

/** Reads everything that is counted again, soon after something happened that moves it. */
function useFreshFigures(): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveEvents((event) => {
    if (!MOVING.has(event.name)) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => readAgain(client, { queryKey: ["metric"] }), SETTLE_MS);
  });
}
