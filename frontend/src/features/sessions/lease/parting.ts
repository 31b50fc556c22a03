import type { Handoff, Notification } from "@/api/types";

export interface Parting {
  kind: "lapsed" | "taken_over" | "reassigned";
  at: string;
}

/**
 * How the reader lost this claim, as their bell tells it; null when they never had it, have it again, or it has
 * moved on since. What came of it afterwards is told by the session itself.
 */
export function partingOf(
  handoff: Handoff,
  notifications: readonly Notification[],
  reader: string,
): Parting | null {
  if (!isOut(handoff) || handoff.claimed_by?.id === reader) return null;
  const told = notifications.find(
    ({ kind, handoff_id }) => handoff_id === handoff.id && (kind === "lapsed" || kind === "taken_over"),
  );
  if (told === undefined) return null;
  const kind = told.kind === "lapsed" ? "lapsed" : "taken_over";
  return kind === "taken_over" && handoff.state === "open" ? null : { kind, at: told.created_at };
}

export function isOut({ state }: Handoff): boolean {
  return state === "open" || state === "claimed";
}
