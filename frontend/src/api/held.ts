import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answered, api, intent } from "./client";

const AT_ONCE = 50;
const LOOK_MS = 60_000;

/** All that is asked about held messages: a decision changes every part of it. */
export const HELD = ["deliveries", "held"];

/** How many messages a restore holds; for admins. */
export const heldCountQuery = queryOptions({
  queryKey: [...HELD, "count"],
  queryFn: () => answered(api.GET("/api/v1/deliveries/held", { params: { query: { limit: 1 } } })),
  select: ({ count }) => count,
  refetchInterval: LOOK_MS,
});

/** The messages that a restore holds, newest first. */
export const heldQuery = infiniteQueryOptions({
  queryKey: [...HELD, "list"],
  queryFn: ({ pageParam }) => {
    const query = { cursor: pageParam ?? undefined, limit: AT_ONCE };
    return answered(api.GET("/api/v1/deliveries/held", { params: { query } }));
  },
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next_cursor,
});

export type HeldAct = "send" | "drop";

/** What an admin decides: of one message, or with no ids of all that are held. */
export interface Decision {
  act: HeldAct;
  ids?: string[];
}

export function decide({ act, ids }: Decision, key: string): Promise<{ count: number }> {
  const body = ids === undefined ? {} : { ids };
  if (act === "send") return answered(api.POST("/api/v1/deliveries/held/send", { body, ...intent(key) }));
  return answered(api.POST("/api/v1/deliveries/held/drop", { body, ...intent(key) }));
}
