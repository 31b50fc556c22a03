import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { type QueueSearch, readQueueSearch } from "./queueSearch";

let last: QueueSearch = {};

/** How the queue was narrowed when this tab showed it last: the way back from a card leads there. */
export function lastQueueSearch(): QueueSearch {
  return last;
}

/** How the queue is narrowed, and the change of it; the address keeps it. */
export function useQueueSearch() {
  const navigate = useNavigate();
  const asked: Record<string, unknown> = useSearch({ strict: false });
  const { show, priority, client, q } = readQueueSearch(asked);
  const search = useMemo(() => ({ show, priority, client, q }), [show, priority, client, q]);
  useEffect(() => {
    last = search;
  }, [search]);
  const change = (part: QueueSearch) =>
    navigate({ to: "/escalations", search: { ...search, ...part }, replace: true, resetScroll: false });
  const [cleared, setCleared] = useState(0);
  const clear = async () => {
    await navigate({ to: "/escalations", search: {}, replace: true, resetScroll: false });
    setCleared((times) => times + 1);
  };
  return { search, change, cleared, clear };
}
