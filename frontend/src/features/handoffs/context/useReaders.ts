import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { readAgain } from "@/api/fresh";
import { readersQuery, readOn, stopReading } from "@/api/handoffs";
import type { Person } from "@/api/types";
import { useLiveEvents } from "@/stream/LiveProvider";

/** A third of what the server waits for before it takes somebody as gone. */
const AGAIN_MS = 10_000;
/** So long after somebody opened it, their page has said that it is being read. */
const OPENED_MS = 700;

/**
 * Who else has a context screen open. While `reads`, the reader counts as one of them: for as long as the page is in
 * front, and not longer than it is there.
 */
export function useReaders(handoffId: string, enabled: boolean, reads: boolean): readonly Person[] {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const readers = useQuery({
    ...readersQuery(handoffId),
    ...(reads && { queryFn: () => readOn(handoffId) }),
    enabled,
    staleTime: 0,
    refetchInterval: AGAIN_MS,
    retry: false,
  });
  useLiveEvents((event) => {
    if (!enabled || event.name !== "handoff_opened" || event.members.handoff_id !== handoffId) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => readAgain(client, readersQuery(handoffId)), OPENED_MS);
  });
  useEffect(() => {
    if (!enabled || !reads) return;
    const leave = () => void stopReading(handoffId).catch(() => undefined);
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [handoffId, enabled, reads]);
  return enabled ? (readers.data?.items ?? []) : [];
}
