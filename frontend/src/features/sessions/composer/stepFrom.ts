import type { NewStep, Outcome, Step, StepKind } from "@/api/types";
import { laneOf } from "../steps";

export const STEP_LIMIT = 1_000_000;

export interface StepDraft {
  kind: StepKind | null;
  text: string;
  outcome: Outcome | null;
  /** The step that this one answers, when it was chosen. */
  answers: string | null;
}

/** A step that somebody chose to write: its kind, and the step that it answers. */
export type Begun = Pick<StepDraft, "answers"> & { kind: StepKind };

/**
 * The step that a draft stands for; null while there is nothing to send. A result belongs to the newest action
 * without an outcome, an answer to the newest open question, unless another step was chosen. An action without
 * an outcome is still under way.
 */
export function stepFrom(draft: StepDraft & { kind: StepKind }, steps: readonly Step[]): NewStep | null {
  const text = draft.text.trim();
  if (text === "") return null;
  const step: NewStep = { kind: draft.kind, text };
  if (draft.kind === "action") step.outcome = draft.outcome ?? "pending";
  if (draft.kind === "result" && draft.outcome !== null) step.outcome = draft.outcome;
  const answers = draft.answers ?? suggestedAnswer(draft.kind, steps);
  if (answers !== null && (draft.kind === "result" || draft.kind === "answer"))
    step.answers_step_id = answers;
  return step;
}

function suggestedAnswer(kind: StepKind, steps: readonly Step[]): string | null {
  const lane = laneOf(steps);
  if (kind === "result") return lane.actions[0]?.id ?? null;
  return kind === "answer" ? (lane.questions[0]?.id ?? null) : null;
}
