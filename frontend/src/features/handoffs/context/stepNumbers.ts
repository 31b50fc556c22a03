import type { HandoffContext, Step } from "@/api/types";

/** Finds a step's number by its id, from the attempts and from the steps as far as they are read. */
export function stepNumbers(context: HandoffContext, steps: readonly Step[]): Map<string, number> {
  const numbers = new Map(context.tried.map((attempt) => [attempt.step_id, attempt.number]));
  for (const step of steps) numbers.set(step.id, step.number);
  return numbers;
}

/** The known numbers of some steps, in order. */
export function numbersOf(ids: readonly string[], numbers: ReadonlyMap<string, number>): number[] {
  return ids
    .map((id) => numbers.get(id))
    .filter((number) => number !== undefined)
    .sort((one, other) => one - other);
}
