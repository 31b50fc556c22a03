import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answered, api, intent } from "./client";
import { knownUpTo, mergeSteps } from "./mergeSteps";
import type { NewSession, NewStep, Session, SessionStatus, Step } from "./types";

export interface SessionFilter {
  q?: string;
  status?: SessionStatus[];
  owner?: "me";
}

export const sessionsQuery = (filter: SessionFilter) =>
  infiniteQueryOptions({
    queryKey: ["sessions", filter],
    queryFn: ({ pageParam: cursor, signal }) =>
      answered(api.GET("/api/v1/ai-sessions", { params: { query: { ...filter, cursor } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

/** The newest sessions in whose problem, ticket or client the words occur; without words the newest. */
export function findSessions(words: string, limit: number, signal: AbortSignal) {
  const query = { limit, ...(words !== "" && { q: words }) };
  return answered(api.GET("/api/v1/ai-sessions", { params: { query }, signal }));
}

const inSession = (id: string) => ({ params: { path: { session_id: id } } });

export const sessionQuery = (id: string) =>
  queryOptions({
    queryKey: ["session", id],
    queryFn: () => answered(api.GET("/api/v1/ai-sessions/{session_id}", inSession(id))),
  });

export const stepsKey = (sessionId: string) => ["steps", sessionId];

/**
 * All steps of a session from the first to the last; what was recorded while the answer was under way stays. Who knows
 * some asks for what came after them, and for all when a text was taken away or what is known is to be forgotten.
 */
export const stepsQuery = (sessionId: string) =>
  queryOptions({
    queryKey: stepsKey(sessionId),
    queryFn: async ({ client, queryKey }) => {
      const before = client.getQueryState<Step[]>(queryKey);
      const known = before?.isInvalidated ? [] : (before?.data ?? []);
      const asked = knownUpTo(known);
      let read = await stepsAfter(sessionId, asked);
      const seen = mergeSteps(known, read.items).filter((step) => step.redacted);
      if (asked > 0 && seen.length < read.redacted) read = await stepsAfter(sessionId, 0);
      return mergeSteps(client.getQueryData<Step[]>(queryKey) ?? [], read.items);
    },
  });

interface ReadSteps {
  items: Step[];
  /** How many of all the session's steps had their text taken away. */
  redacted: number;
}

const PAGE = 200;

/** The steps whose number is greater than `after`, page by page until there are no more. */
export async function stepsAfter(sessionId: string, after: number): Promise<ReadSteps> {
  const items: Step[] = [];
  for (;;) {
    const query = { after: items.at(-1)?.number ?? after, limit: PAGE };
    const params = { path: { session_id: sessionId }, query };
    const page = await answered(api.GET("/api/v1/ai-sessions/{session_id}/steps", { params }));
    items.push(...page.items);
    if (page.next_cursor === null || page.items.length === 0) return { items, redacted: page.redacted };
  }
}

export function startSession(body: NewSession, key: string): Promise<Session> {
  return answered(api.POST("/api/v1/ai-sessions", { body, ...intent(key) }));
}

export function recordStep(sessionId: string, body: NewStep, key: string): Promise<Step> {
  return answered(
    api.POST("/api/v1/ai-sessions/{session_id}/steps", { ...inSession(sessionId), body, ...intent(key) }),
  );
}

export type Move =
  | { act: "pause" | "resume" }
  | { act: "resolve"; summary: string }
  | { act: "abandon"; reason: string };

export function moveSession(id: string, move: Move, key: string): Promise<Session> {
  const options = { ...inSession(id), ...intent(key) };
  switch (move.act) {
    case "pause":
      return answered(api.POST("/api/v1/ai-sessions/{session_id}/pause", options));
    case "resume":
      return answered(api.POST("/api/v1/ai-sessions/{session_id}/resume", options));
    case "resolve": {
      const body = { summary: move.summary };
      return answered(api.POST("/api/v1/ai-sessions/{session_id}/resolve", { ...options, body }));
    }
    case "abandon": {
      const body = { reason: move.reason };
      return answered(api.POST("/api/v1/ai-sessions/{session_id}/abandon", { ...options, body }));
    }
  }
}
