import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, api } from "./client";
import { previewLadder } from "./ladder";
import type { Priority } from "./types";

const LOOK_MS = 30_000;

/** Who could be told of an escalation of this priority right now. */
export const reachQuery = (priority: Priority, targetUserId: string) =>
  queryOptions({
    queryKey: ["reach", priority, targetUserId],
    queryFn: () => {
      const query = targetUserId === "" ? { priority } : { priority, target_user_id: targetUserId };
      return answered(api.GET("/api/v1/reach", { params: { query } }));
    },
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_MS,
  });

/** Who would be told when, if it were escalated now and nobody picked it up. */
export const plannedQuery = (priority: Priority, targetUserId: string) =>
  queryOptions({
    queryKey: ["planned", priority, targetUserId],
    queryFn: ({ signal }) =>
      previewLadder(targetUserId === "" ? { priority } : { priority, target_user_id: targetUserId }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_MS,
  });
