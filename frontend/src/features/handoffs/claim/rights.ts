import type { Handoff, Me } from "@/api/types";

/** What of a handoff decides who may do what about its claim. */
export type Claimable = Pick<
  Handoff,
  "id" | "session_id" | "state" | "escalated_by" | "claimed_by" | "first_action_at" | "asked_at"
>;

/** Whether the claimer was asked if they are still on it, and has not answered or acted since. */
export function isAsked(handoff: Pick<Claimable, "state" | "asked_at" | "first_action_at">): boolean {
  return handoff.state === "claimed" && Boolean(handoff.asked_at) && handoff.first_action_at === null;
}

/** An admin at any time, an engineer once the claimer was asked; never the escalator, nor the claimer. */
export function mayTakeOver(me: Me, handoff: Claimable): boolean {
  if (handoff.state !== "claimed" || handoff.claimed_by?.id === me.id) return false;
  if (handoff.escalated_by.id === me.id || me.role === "viewer") return false;
  return me.role === "admin" || isAsked(handoff);
}

/** Whoever works on sessions, but nobody themselves: while it waits, and after the claim. */
export function mayAsk(me: Me, handoff: Pick<Claimable, "state" | "escalated_by">): boolean {
  const isOut = handoff.state === "open" || handoff.state === "claimed";
  return isOut && me.role !== "viewer" && handoff.escalated_by.id !== me.id;
}

/** An admin, while it waits or somebody has it. */
export function mayReassign(me: Me, handoff: Pick<Claimable, "state">): boolean {
  return me.role === "admin" && (handoff.state === "open" || handoff.state === "claimed");
}
