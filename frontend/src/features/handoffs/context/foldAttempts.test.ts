import { expect, test } from "vitest";
import type { Attempt } from "@/api/types";
import { anAttempt } from "@/testing/records";
import { countOutcomes, foldAttempts } from "./foldAttempts";

const attempts = (count: number, worked: readonly number[] = []): Attempt[] =>
  Array.from({ length: count }, (_, place) =>
    anAttempt(place + 1, { outcome: worked.includes(place + 1) ? "worked" : "failed" }),
  );
const numbers = (tried: readonly Attempt[]) => tried.map(({ number }) => number);

test("as many attempts as one takes in at a glance stand one by one", () => {
  const { shown, folded } = foldAttempts(attempts(12));
  expect(numbers(shown)).toHaveLength(12);
  expect(folded).toEqual([]);
});

test("of more, the newest and the last older ones that worked stay in sight, in the order of time", () => {
  const tried = attempts(80, [3, 10, 20, 40, 79]);
  const { shown, folded } = foldAttempts(tried);
  expect(numbers(shown)).toEqual([10, 20, 40, 73, 74, 75, 76, 77, 78, 79, 80]);
  expect([...numbers(shown), ...numbers(folded)].sort((one, other) => one - other)).toEqual(numbers(tried));
  expect(countOutcomes(folded)).toEqual([
    ["failed", 68],
    ["worked", 1],
  ]);
});
