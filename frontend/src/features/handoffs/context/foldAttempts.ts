import type { Attempt, Outcome } from "@/api/types";

/** So many attempts stand one by one; of more the older ones are folded. */
const WHOLE = 12;
const NEWEST = 8;
const WORKED = 3;

export interface FoldedAttempts {
  shown: readonly Attempt[];
  folded: readonly Attempt[];
}

/** The newest attempts and the last older ones that worked, in the order of time; the rest is counted. */
export function foldAttempts(tried: readonly Attempt[]): FoldedAttempts {
  if (tried.length <= WHOLE) return { shown: tried, folded: [] };
  const older = tried.slice(0, -NEWEST);
  const worked = new Set(older.filter(({ outcome }) => outcome === "worked").slice(-WORKED));
  return {
    shown: [...worked, ...tried.slice(-NEWEST)],
    folded: older.filter((attempt) => !worked.has(attempt)),
  };
}

/** How often what came of them, the most frequent first; null stands for those of which nothing is known. */
export function countOutcomes(attempts: readonly Attempt[]): [Outcome | null, number][] {
  const counts = new Map<Outcome | null, number>();
  for (const { outcome } of attempts) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}
