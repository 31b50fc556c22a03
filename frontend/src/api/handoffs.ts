import { queryOptions } from "@tanstack/react-query";
import { parsePosition } from "@/stream/events";
import type { CardList } from "@/stream/state";
import { answered, api, intent } from "./client";
import type { Handoff, NewHandoff, Readers, Way } from "./types";

type QueueQuery = { state?: "open" | "claimed" | "closed" | "parked"; escalated_by?: "me"; limit?: number };

const readQueue = (query: QueueQuery) => answered(api.GET("/api/v1/escalations", { params: { query } }));

/** The account's open and claimed handoffs, the reader's own escalations among them. */
export function fetchLiveLists(): Promise<CardList[]> {
  return Promise.all([
    cardList({ state: "open" }),
    cardList({ state: "open", escalated_by: "me" }),
    cardList({ state: "claimed" }),
  ]);
}

async function cardList(query: QueueQuery): Promise<CardList> {
  const queue = await readQueue(query);
  const position = parsePosition(queue.as_of);
  if (position === null) throw new Error(`unreadable position ${queue.as_of}`);
  return { position, cards: queue.items };
}

export const parkedQuery = queryOptions({
  queryKey: ["escalations", "parked"],
  queryFn: () => readQueue({ state: "parked" }),
});

/** The one that ended last. */
export const lastEndedQuery = queryOptions({
  queryKey: ["escalations", "last ended"],
  queryFn: () => readQueue({ state: "closed", limit: 1 }),
});

const inHandoff = (id: string) => ({ params: { path: { handoff_id: id } } });

export const contextQuery = (handoffId: string) =>
  queryOptions({
    queryKey: ["context", handoffId],
    queryFn: () => answered(api.GET("/api/v1/escalations/{handoff_id}", inHandoff(handoffId))),
  });

export const deliveriesQuery = (handoffId: string) =>
  queryOptions({
    queryKey: ["deliveries", handoffId],
    queryFn: () => answered(api.GET("/api/v1/escalations/{handoff_id}/deliveries", inHandoff(handoffId))),
  });

export function markOpened(handoffId: string): Promise<undefined> {
  return answered(api.POST("/api/v1/escalations/{handoff_id}/opened", inHandoff(handoffId)));
}

/** Says that the reader has the context screen open, and asks who else has; asking alone is `readersQuery`. */
export function readOn(handoffId: string): Promise<Readers> {
  return answered(api.POST("/api/v1/escalations/{handoff_id}/reading", inHandoff(handoffId)));
}

/** Says that it was left; arrives even while the page goes away. */
export function stopReading(handoffId: string): Promise<undefined> {
  const options = { ...inHandoff(handoffId), keepalive: true };
  return answered(api.DELETE("/api/v1/escalations/{handoff_id}/reading", options));
}

export const readersQuery = (handoffId: string) =>
  queryOptions({
    queryKey: ["readers", handoffId],
    queryFn: () => answered(api.GET("/api/v1/escalations/{handoff_id}/reading", inHandoff(handoffId))),
  });

export function handOff(sessionId: string, body: NewHandoff, key: string): Promise<Handoff> {
  const params = { path: { session_id: sessionId } };
  return answered(api.POST("/api/v1/ai-sessions/{session_id}/handoff", { params, body, ...intent(key) }));
}

export function claimHandoff(handoffId: string, way: Way, key: string): Promise<Handoff> {
  const options = { ...inHandoff(handoffId), ...intent(key) };
  return answered(api.POST("/api/v1/escalations/{handoff_id}/claim", { ...options, body: { way } }));
}

export type HandoffMove =
  | { act: "keep" | "started-outside" }
  | { act: "questions" | "read-back"; text: string }
  | { act: "rating"; enough: boolean }
  | { act: "take-over"; reason: string }
  | { act: "reassign"; user_id: string; reason: string }
  | { act: "release"; reason: string }
  | { act: "hand-back"; answer: string }
  | { act: "cancel"; reason: string };

export function moveHandoff(id: string, move: HandoffMove, key: string): Promise<Handoff> {
  const options = { ...inHandoff(id), ...intent(key) };
  switch (move.act) {
    case "keep":
      return answered(api.POST("/api/v1/escalations/{handoff_id}/keep", options));
    case "started-outside":
      return answered(api.POST("/api/v1/escalations/{handoff_id}/started-outside", options));
    case "questions": {
      const body = { text: move.text };
      return answered(api.POST("/api/v1/escalations/{handoff_id}/questions", { ...options, body }));
    }
    case "read-back": {
      const body = { text: move.text };
      return answered(api.POST("/api/v1/escalations/{handoff_id}/read-back", { ...options, body }));
    }
    case "rating": {
      const body = { enough: move.enough };
      return answered(api.POST("/api/v1/escalations/{handoff_id}/rating", { ...options, body }));
    }
    case "take-over": {
      const body = { reason: move.reason };
      return answered(api.POST("/api/v1/escalations/{handoff_id}/take-over", { ...options, body }));
    }
    case "reassign": {
      const body = { user_id: move.user_id, reason: move.reason };
      return answered(api.POST("/api/v1/escalations/{handoff_id}/reassign", { ...options, body }));
    }
    case "release": {
      const body = { reason: move.reason };
      return answered(api.POST("/api/v1/escalations/{handoff_id}/release", { ...options, body }));
    }
    case "hand-back": {
      const body = { answer: move.answer };
      return answered(api.POST("/api/v1/escalations/{handoff_id}/hand-back", { ...options, body }));
    }
    case "cancel": {
      const body = { reason: move.reason };
      return answered(api.POST("/api/v1/escalations/{handoff_id}/cancel", { ...options, body }));
    }
  }
}
