import { applyPatch, structuredPatch } from "diff";
import type { ProposalChange } from "@/api/types";

const AROUND = 2;

/** What accepting comes to: the text of today and the one that it would become; `text` null where both changed the same place. */
export interface Merge {
  now: string;
  text: string | null;
}

/** Puts a proposal into the text of today where that is another one than it was made on. */
export function mergeOf({ before, now, text, outdated, state }: ProposalChange): Merge {
  if (state !== "open") return { now: before ?? "", text };
  if (!outdated) return { now: now ?? "", text };
  const patch = structuredPatch("before", "after", before ?? "", text, undefined, undefined, {
    context: AROUND,
  });
  const merged = applyPatch(now ?? "", patch);
  return { now: now ?? "", text: merged === false ? null : merged };
}
