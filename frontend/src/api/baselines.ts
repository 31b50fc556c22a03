import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answered, api, intent } from "./client";
import type { Call, CallChange, Freeze, NewCall, NewFreeze } from "./numberTypes";

const AT_ONCE = 8;

/** The timed calls, newest first; the removed ones too, when asked for. */
export const callsQuery = (removed: boolean) =>
  infiniteQueryOptions({
    queryKey: ["baselines", "calls", removed],
    queryFn: ({ pageParam }) => {
      const query = { cursor: pageParam ?? undefined, limit: AT_ONCE, removed: removed || undefined };
      return answered(api.GET("/api/v1/baselines", { params: { query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });

/** What was changed of a call, and why. */
export const revisionsQuery = (callId: string) =>
  queryOptions({
    queryKey: ["baselines", "revisions", callId],
    queryFn: () => {
      const params = { path: { call_id: callId } };
      return answered(api.GET("/api/v1/baselines/{call_id}/revisions", { params }));
    },
  });

/** Frozen periods, the newest first; at most one is in force. */
export const freezesQuery = queryOptions({
  queryKey: ["baselines", "freezes"],
  queryFn: () => answered(api.GET("/api/v1/baselines/freezes")),
});

export function recordCall(body: NewCall, key: string): Promise<Call> {
  return answered(api.POST("/api/v1/baselines", { body, ...intent(key) }));
}

export function changeCall(callId: string, body: CallChange): Promise<Call> {
  return answered(api.PATCH("/api/v1/baselines/{call_id}", { params: { path: { call_id: callId } }, body }));
}

export function removeCall(callId: string, reason: string): Promise<Call> {
  const params = { path: { call_id: callId } };
  return answered(api.DELETE("/api/v1/baselines/{call_id}", { params, body: { reason } }));
}

export function freezePeriod(body: NewFreeze, key: string): Promise<Freeze> {
  return answered(api.POST("/api/v1/baselines/freezes", { body, ...intent(key) }));
}

export function liftFreeze(freezeId: string, reason: string): Promise<Freeze> {
  const params = { path: { freeze_id: freezeId } };
  return answered(api.POST("/api/v1/baselines/freezes/{freeze_id}/lift", { params, body: { reason } }));
}
