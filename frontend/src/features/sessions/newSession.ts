import type { NewSession } from "@/api/types";
import { lengthOf } from "@/ui/formatText";

export interface NewSessionDraft {
  problem: string;
  client: string;
  ticket: string;
  intake: string;
}

export const EMPTY_SESSION: NewSessionDraft = { problem: "", client: "", ticket: "", intake: "" };

const LIMITS: Record<keyof NewSessionDraft, number> = {
  problem: 20_000,
  client: 200,
  ticket: 200,
  intake: 1_000_000,
};

/** By how many characters each text is over its limit; 0 or less when it fits. */
export function overLimits(draft: NewSessionDraft): Record<keyof NewSessionDraft, number> {
  const over = (name: keyof NewSessionDraft) => lengthOf(draft[name].trim()) - LIMITS[name];
  return { problem: over("problem"), client: over("client"), ticket: over("ticket"), intake: over("intake") };
}

export function isReady(draft: NewSessionDraft): boolean {
  return draft.problem.trim() !== "" && Object.values(overLimits(draft)).every((over) => over <= 0);
}

/** The request that a draft stands for; what was left empty is left out. */
export function sessionFrom(draft: NewSessionDraft): NewSession {
  const given = (text: string) => (text.trim() === "" ? undefined : text.trim());
  return {
    priority: "normal",
    problem: draft.problem.trim(),
    client_name: given(draft.client),
    ticket_ref: given(draft.ticket),
    intake: given(draft.intake),
  };
}
