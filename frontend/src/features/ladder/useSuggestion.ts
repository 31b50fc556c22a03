import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keepAnswer } from "@/api/fresh";
import { ladderQuery, saveLadder } from "@/api/ladder";
import type { Ladder } from "@/api/types";
import { useText } from "@/text/later/settings";
import { ladderBody, ladderDraft } from "./ladderDraft";
import { policySummary } from "./ladderWords";
import { hasNoSteps, suggested } from "./suggestion";

/** The ladder in a sentence for each priority: the one that holds, or where nothing happens yet (`isNew`) the one that is
 * suggested, to be accepted as it is. */
export function useSuggestion(ladder: Ladder, accountZone: string) {
  const text = useText();
  const client = useQueryClient();
  const holds = ladderDraft(ladder, accountZone);
  const isNew = hasNoSteps(holds);
  const draft = isNew ? { ...holds, policies: suggested(holds.policies) } : holds;
  const accepting = useMutation({
    mutationFn: () => saveLadder(ladderBody(draft)),
    onSuccess: (answer) => keepAnswer(client, ladderQuery, answer),
    networkMode: "always",
  });
  const sentences = draft.policies.map((policy) => ({
    priority: policy.priority,
    words: policySummary(policy, draft.hasHours, text),
  }));
  return { isNew, sentences, accepting };
}
