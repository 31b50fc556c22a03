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

const FIRST_LINE = 200;

/** A log pasted as the problem becomes the pasted log, and its first line the problem. */
function settled(draft: NewSessionDraft): NewSessionDraft {
  const problem = draft.problem.trim();
  if (lengthOf(problem) <= LIMITS.problem || draft.intake.trim() !== "") return draft;
  const [firstLine = ""] = problem.split("\n", 1);
  return { ...draft, problem: [...firstLine].slice(0, FIRST_LINE).join(""), intake: problem };
}

/** By how many characters each text is over its limit; 0 or less when it fits. */
export function overLimits(given: NewSessionDraft): Record<keyof NewSessionDraft, number> {
  const draft = settled(given);
  const over = (name: keyof NewSessionDraft) => lengthOf(draft[name].trim()) - LIMITS[name];
  return { problem: over("problem"), client: over("client"), ticket: over("ticket"), intake: over("intake") };
}

export function isReady(draft: NewSessionDraft): boolean {
  return draft.problem.trim() !== "" && Object.values(overLimits(draft)).every((over) => over <= 0);
}

/** The request that a draft stands for; what was left empty is left out. */
export function sessionFrom(written: NewSessionDraft): NewSession {
  const draft = settled(written);
  const given = (text: string) => (text.trim() === "" ? undefined : text.trim());
  return {
    priority: "normal",
    problem: draft.problem.trim(),
    client_name: given(draft.client),
    ticket_ref: given(draft.ticket),
    intake: given(draft.intake),
  };
}
