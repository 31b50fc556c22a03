import { useQueries } from "@tanstack/react-query";
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

/** The reader's claims about which they are asked whether they are still on it; looked at until the first action. */
export function useLeases(): Lease[] {
  const held = useLive(sessionsHeld) ?? "";
  const queries = held === "" ? [] : held.split(",").map(leaseQuery);
  return useQueries({
    queries,
    combine: (answers) => answers.map(({ data }) => leaseOf(data)).filter((lease) => lease !== null),
  });
}

/** The sessions that the reader has claimed and, as far as this page knows, not acted in; as one text. */
function sessionsHeld({ live }: LiveSnapshot): string {
  return Object.values(live.cards)
    .filter((card) => card.mine && card.state === "claimed" && live.firstActions[card.id] === undefined)
    .map((card) => card.session_id)
    .sort()
    .join();
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
