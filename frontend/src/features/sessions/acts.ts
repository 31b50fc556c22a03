import type { Me, Session, StepKind } from "@/api/types";

export type Act =
  | "escalate"
  | "resolve"
  | "pause"
  | "resume"
  | "abandon"
  | "cancel"
  | "release"
  | "handBack"
  | "guide";

/** Who holds the session now: its owner before a claim, the claimer after it. */
export function holderOf(session: Session): string {
  return session.escalated_to_id ?? session.user_id;
}

/** What this person may do with the session now; the server decides, this only keeps useless buttons away. */
export function actsFor(me: Me, session: Session): Set<Act> {
  if (me.role === "viewer") return new Set();
  const { status } = session;
  const holds = holderOf(session) === me.id;
  const acts = new Set<Act>();
  if (holds && status === "active") acts.add("escalate").add("pause").add("guide");
  if (holds && status === "paused") acts.add("escalate").add("resume");
  if (holds && (status === "requesting_escalation" || status === "escalated")) acts.add("guide");
  if (holds && status !== "resolved" && status !== "abandoned") acts.add("resolve").add("abandon");
  if (holds && status === "escalated") acts.add("release").add("handBack");
  if (mayCancel(me, session)) acts.add("cancel");
  return acts;
}

/** The escalator while nobody has it; an admin also afterwards. */
function mayCancel(me: Me, session: Session): boolean {
  const handoff = session.handoff;
  if (handoff?.state === "open") return handoff.escalated_by.id === me.id || me.role === "admin";
  return handoff?.state === "claimed" && me.role === "admin" && handoff.claimed_by?.id !== me.id;
}

const ALL: readonly StepKind[] = ["action", "result", "note", "question", "answer", "fact", "message"];
const FOLLOWING: readonly StepKind[] = ["note", "answer"];
const RECORDING = new Set<Session["status"]>(["active", "requesting_escalation", "escalated"]);

/** The kinds of steps that this person may record: all for who works on it, notes and answers for who follows. */
export function kindsFor(session: Session): readonly StepKind[] {
  if (!RECORDING.has(session.status)) return [];
  if (session.my_part === "works") return ALL;
  return session.my_part === "follows" ? FOLLOWING : [];
}
