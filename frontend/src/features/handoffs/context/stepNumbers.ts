import type { HandoffContext } from "@/api/types";

/** Finds a step's number by its id, for all that the context cites. */
export function stepNumbers({ tried, step_numbers }: HandoffContext): Map<string, number> {
  const numbers = new Map(Object.entries(step_numbers ?? {}));
  for (const attempt of tried) numbers.set(attempt.step_id, attempt.number);
  return numbers;
}

/** The known numbers of some steps, in order. */
export function numbersOf(ids: readonly string[], numbers: ReadonlyMap<string, number>): number[] {
  return ids
    .map((id) => numbers.get(id))
    .filter((number) => number !== undefined)
    .sort((one, other) => one - other);
}
