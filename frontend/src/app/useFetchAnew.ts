import { useQueryClient } from "@tanstack/react-query";
import { useLiveEvents } from "@/stream/LiveProvider";

const KEPT = new Set<unknown>(["me", "demo"]);

/** What the server says to forget is forgotten: nothing that was fetched before a reset is shown again. */
export function useFetchAnew(): void {
  const client = useQueryClient();
  useLiveEvents((event) => {
    if (event.name !== "reset") return;
    const stale = {
      predicate: ({ queryKey: [first] }: { queryKey: readonly unknown[] }) => !KEPT.has(first),
    };
    client.removeQueries({ ...stale, type: "inactive" });
    void client.invalidateQueries(stale);
  });
}
