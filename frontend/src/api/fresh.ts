import {
  type DataTag,
  type InvalidateQueryFilters,
  notifyManager,
  type QueryClient,
  type QueryKey,
} from "@tanstack/react-query";

/**
 * Reads again what stands on a page, and forgets what is kept of the rest. `invalidateQueries` alone lets two kinds of
 * answers from before count as new: that of a first read under way, and that of what is read ahead for a page to come.
 * These begin again, and whoever waits for them gets the new answer.
 */
export function readAgain(client: QueryClient, filters: InvalidateQueryFilters): Promise<void> {
  const fromBefore = client
    .getQueryCache()
    .findAll(filters)
    .filter(({ state }) => state.fetchStatus === "fetching")
    .filter((query) => query.state.data === undefined || !query.isActive());
  return notifyManager.batch(() => {
    for (const query of fromBefore) {
      query.invalidate();
      void query.cancel({ silent: true });
      query.fetch().catch(() => undefined);
    }
    return client.invalidateQueries(filters);
  });
}

/** Keeps what a write was answered: an answer that was asked for before the write does not come after it. */
export function keepAnswer<Answer>(
  client: QueryClient,
  { queryKey }: { queryKey: DataTag<QueryKey, Answer, Error> },
  answer: NoInfer<Answer>,
): void {
  void client.cancelQueries({ queryKey, exact: true });
  client.setQueryData(queryKey, () => answer);
}
