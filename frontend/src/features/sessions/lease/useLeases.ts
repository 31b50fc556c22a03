import { useQueries, useQuery } from "@tanstack/react-query";
import { notificationsQuery } from "@/api/notifications";
import { sessionQuery } from "@/api/sessions";
import type { Handoff, Session } from "@/api/types";
import { isAsked } from "@/features/handoffs/claim/rights";
import { useLive } from "@/stream/LiveProvider";
import type { LiveSnapshot } from "@/stream/liveStore";

const LOOK_MS = 10_000;

export interface Lease {
  session: Session;
  handoff: Handoff;
}

/**
 * The reader's claims about which they are asked whether they are still on it. While there are claims without a
 * first action the bell is looked at more often, also behind other tabs; a session only once the bell has asked.
 */
export function useLeases(): Lease[] {
  const held = useLive(heldSessions) ?? "";
  const bell = useQuery({
    ...notificationsQuery,
    enabled: held !== "",
    refetchInterval: LOOK_MS,
    refetchIntervalInBackground: true,
  });
  const asked = new Set(
    (bell.data?.items ?? []).filter(({ kind }) => kind === "lease").map(({ handoff_id }) => handoff_id),
  );
  const sessions = pairsOf(held)
    .filter(([handoffId]) => asked.has(handoffId))
    .map(([, sessionId]) => sessionId);
  return useQueries({
    queries: sessions.map(leaseQuery),
    combine: (answers) => answers.map(({ data }) => leaseOf(data)).filter((lease) => lease !== null),
  });
}

/** What the reader has claimed and, as far as this page knows, not acted in: handoff and session, as one text. */
function heldSessions({ live }: LiveSnapshot): string {
  return Object.values(live.cards)
    .filter((card) => card.mine && card.state === "claimed" && live.firstActions[card.id] === undefined)
    .map((card) => `${card.id} ${card.session_id}`)
    .sort()
    .join();
}

function pairsOf(held: string): [string, string][] {
  return held.split(",").map((pair) => {
    const [handoffId = "", sessionId = ""] = pair.split(" ");
    return [handoffId, sessionId];
  });
}

function leaseQuery(sessionId: string) {
  return {
    ...sessionQuery(sessionId),
    refetchInterval: ({ state: { data } }: { state: { data?: Session } }) =>
      data !== undefined && !isLeased(data) ? (false as const) : LOOK_MS,
    refetchIntervalInBackground: true,
  };
}

function isLeased({ handoff }: Session): boolean {
  return handoff?.state === "claimed" && handoff.first_action_at === null;
}

function leaseOf(session: Session | undefined): Lease | null {
  const handoff = session?.handoff ?? null;
  return session !== undefined && handoff !== null && isAsked(handoff) ? { session, handoff } : null;
}
