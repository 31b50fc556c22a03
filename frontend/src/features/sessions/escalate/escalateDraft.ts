import type { NewHandoff, Priority, Session, Step } from "@/api/types";
import { lengthOf } from "@/ui/formatText";
import { zonedToIso } from "@/ui/zonedTime";
import { laneOf } from "../steps";

export const REASON_LIMIT = 2_000;
export const NOTES_LIMIT = 20_000;

export interface EscalateDraft {
  reason: string;
  notes: string;
  priority: Priority;
  targetUserId: string;
  /** As a date-and-time box holds it, in the account's time zone: "2026-11-23T10:00". */
  neededBy: string;
}

export const EMPTY_DRAFT: EscalateDraft = {
  reason: "",
  notes: "",
  priority: "normal",
  targetUserId: "",
  neededBy: "",
};

/** The request that a draft stands for; what was left empty is left out. */
export function handoffFrom(
  draft: EscalateDraft,
  intent: NewHandoff["intent"],
  timeZone: string,
): Omit<NewHandoff, "writing_seconds"> {
  const handoff: Omit<NewHandoff, "writing_seconds"> = {
    intent,
    reason: draft.reason.trim(),
    priority: draft.priority,
  };
  if (draft.notes.trim() !== "") handoff.notes = draft.notes.trim();
  if (draft.targetUserId !== "") handoff.target_user_id = draft.targetUserId;
  if (draft.neededBy !== "") handoff.needed_by = zonedToIso(draft.neededBy, timeZone);
  return handoff;
}

/** Which text is over its limit, and by how many characters; null when all fit. */
export function tooLongBy(draft: EscalateDraft): { field: "reason" | "notes"; over: number } | null {
  const reason = lengthOf(draft.reason.trim()) - REASON_LIMIT;
  if (reason > 0) return { field: "reason", over: reason };
  const notes = lengthOf(draft.notes.trim()) - NOTES_LIMIT;
  return notes > 0 ? { field: "notes", over: notes } : null;
}

export type Hint = "attempt" | "fact" | "outcome" | "client" | "ticket" | "deadline" | "short";

const SHORT = 25;

/** What would help the next person, most useful first; it never keeps anybody from sending. */
export function hintsFor(session: Session, steps: readonly Step[], draft: EscalateDraft): Hint[] {
  const lane = laneOf(steps);
  const missing: [Hint, boolean][] = [
    ["attempt", !steps.some((step) => step.kind === "action" || step.kind === "result")],
    ["outcome", lane.actions.length > 0],
    ["short", draft.reason.trim() !== "" && draft.reason.trim().length < SHORT],
    ["fact", lane.facts.length === 0],
    ["client", session.client_name === null],
    ["ticket", session.ticket_ref === null],
    ["deadline", draft.neededBy === ""],
  ];
  return missing.filter(([, isMissing]) => isMissing).map(([hint]) => hint);
}

const PROBLEM_IN_TITLE = 70;

/** The problem as the title of a mail carries it: its first line, at most 70 characters. */
export function problemInTitle(problem: string): string {
  const line =
    problem
      .split(/\r?\n/)
      .find((each) => each.trim() !== "")
      ?.trim() ?? "";
  const characters = [...line];
  return characters.length > PROBLEM_IN_TITLE
    ? `${characters.slice(0, PROBLEM_IN_TITLE - 1).join("")}…`
    : line;
}
