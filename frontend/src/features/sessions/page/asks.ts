import { moveHandoff } from "@/api/handoffs";
import { moveSession } from "@/api/sessions";
import type { Handoff, Session } from "@/api/types";

/** Acts that need a sentence first. */
export type AskedAct = "resolve" | "abandon" | "cancel" | "release" | "handBack";

export const SENTENCE_LIMITS: Record<AskedAct, number> = {
  resolve: 20_000,
  abandon: 2_000,
  cancel: 2_000,
  release: 2_000,
  handBack: 20_000,
};

/** Carries out an act with its sentence; the three that end a claim or an escalation need the handoff. */
export function carryOut(
  act: AskedAct,
  sentence: string,
  session: Session,
  handoff: Handoff | null,
  key: string,
): Promise<unknown> {
  if (act === "resolve") return moveSession(session.id, { act, summary: sentence }, key);
  if (act === "abandon") return moveSession(session.id, { act, reason: sentence }, key);
  if (handoff === null) return Promise.reject(new Error("there is no handoff to act on"));
  if (act === "handBack") return moveHandoff(handoff.id, { act: "hand-back", answer: sentence }, key);
  return moveHandoff(handoff.id, { act, reason: sentence }, key);
}
