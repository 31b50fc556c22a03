import type { Handoff, Step } from "@/api/types";

export interface Lane {
  questions: Step[];
  actions: Step[];
  facts: Step[];
}

/** What survives scrolling: questions that no step answers, actions without an outcome, facts, newest first. */
export function laneOf(steps: readonly Step[]): Lane {
  const answered = new Set(steps.map((step) => step.answers_step_id));
  const newest = [...steps].reverse();
  const unanswered = newest.filter((step) => !answered.has(step.id));
  const done = new Set(
    steps
      .filter((step) => step.outcome !== null && step.outcome !== "pending")
      .map((step) => step.answers_step_id),
  );
  return {
    questions: unanswered.filter((step) => step.kind === "question"),
    actions: newest.filter((step) => step.kind === "action" && isUndecided(step) && !done.has(step.id)),
    facts: newest.filter((step) => step.kind === "fact"),
  };
}

/** The newest open question of anybody else than the reader when no newer action is under way; else null. */
export function openQuestion({ questions, actions }: Lane, reader: string): Step | null {
  const question = questions.find(({ author }) => author.id !== reader);
  if (question === undefined || question.number < (actions[0]?.number ?? 0)) return null;
  return question;
}

function isUndecided(step: Step): boolean {
  return step.outcome === null || step.outcome === "pending";
}

/** An action's outcome is that of the latest step that answers it, else its own. */
export function outcomeOf(step: Step, steps: readonly Step[]): Step["outcome"] {
  if (step.kind !== "action") return step.outcome;
  const answer = steps.findLast((other) => other.answers_step_id === step.id && other.outcome !== null);
  return answer?.outcome ?? step.outcome;
}

/** What comes after the guide's last word, by what came of the last thing; null while there is something to do here. */
export function nextAct(steps: readonly Step[]): "resolve" | "escalate" | null {
  const [before, last] = steps.slice(-2);
  if (before === undefined || last?.kind !== "message" || last.author.kind === "user") return null;
  if (before.outcome === null || before.outcome === "pending") return null;
  return before.outcome === "worked" ? "resolve" : "escalate";
}

/** The claimer's first step after the claim, if it was recorded as a step. */
export function firstActionOf(handoff: Handoff, steps: readonly Step[]): Step | null {
  const { claimed_by: claimer, claimed_at: at } = handoff;
  if (claimer === null || at === null) return null;
  return steps.find((step) => step.author.id === claimer.id && step.created_at >= at) ?? null;
}

/** Whether this person has claimed it and not yet done anything in it. */
export function isUnacted(handoff: Handoff, steps: readonly Step[], userId: string): boolean {
  if (handoff.state !== "claimed" || handoff.claimed_by?.id !== userId) return false;
  return handoff.first_action_at === null && firstActionOf(handoff, steps) === null;
}
