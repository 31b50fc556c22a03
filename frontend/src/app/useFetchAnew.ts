import { type Query, useQueryClient } from "@tanstack/react-query";
import { readAgain } from "@/api/fresh";
import { useLiveEvents } from "@/stream/LiveProvider";

const KEPT = new Set<unknown>(["me", "demo"]);

/**
 * What the server says to forget is forgotten: nothing that was fetched before a reset is shown again. What is kept of a
 * session or handoff for a page that is not open is read again when it opens, once something happened to it.
 */
export function useFetchAnew(): void {
  const client = useQueryClient();
  useLiveEvents((event) => {
    if (event.name === "reset") {
      const stale = { predicate: ({ queryKey: [first] }: Query) => !KEPT.has(first) };
      client.removeQueries({ ...stale, type: "inactive" });
      void readAgain(client, stale);
      return;
    }
    const { session_id, handoff_id } = event.members as { session_id?: string; handoff_id?: string };
    const concerned = new Set<unknown>(["sessions", session_id, handoff_id]);
    concerned.delete(undefined);
    void readAgain(client, {
      type: "inactive",
      predicate: ({ queryKey }) => queryKey.some((part) => concerned.has(part)),
    });
  });
}
