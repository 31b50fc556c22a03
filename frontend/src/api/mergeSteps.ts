import type { Step } from "./types";

/** Two lists of a session's steps as one, in order, each number once; the whole text wins over a cut one. */
export function mergeSteps(one: readonly Step[], other: readonly Step[]): Step[] {
  const steps = new Map<number, Step>();
  for (const step of [...one, ...other]) {
    const known = steps.get(step.number);
    if (known === undefined || (known.truncated ?? false) || !(step.truncated ?? false))
      steps.set(step.number, withOffer(step, known));
  }
  return [...steps.values()].sort((first, second) => first.number - second.number);
}

/** The number up to which every step is there, and whole. */
export function knownUpTo(steps: readonly Step[]): number {
  const gap = steps.findIndex((step, index) => step.number !== index + 1 || step.truncated);
  return gap === -1 ? steps.length : gap;
}

/** Frames carry a step without what the guide offers with it: what is known of that stays. */
function withOffer(step: Step, known: Step | undefined): Step {
  return step.guide || !known?.guide ? step : { ...step, guide: known.guide };
}
