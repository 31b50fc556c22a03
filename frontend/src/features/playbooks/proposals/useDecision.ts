import { useQueryClient } from "@tanstack/react-query";
import { readAgain } from "@/api/fresh";
import { acceptProposal, rejectProposal } from "@/api/playbooks";
import type { ProposalChange } from "@/api/types";
import { useIntent } from "@/api/useIntent";

/** Accepts a proposal with a text, null for its own, or rejects it; the lists follow. */
export function useDecision(change: ProposalChange, onDone?: () => void) {
  const client = useQueryClient();
  const renew = async () => {
    await Promise.all([
      readAgain(client, { queryKey: ["proposals"] }),
      readAgain(client, { queryKey: ["playbooks"] }),
    ]);
  };
  const done = () => {
    onDone?.();
    return renew();
  };
  const accepting = useIntent({
    send: (text: string | null, key) => acceptProposal(change.id, { text, seen: change.newest }, key),
    onDone: done,
    onProblem: () => void renew(),
  });
  const rejecting = useIntent({
    send: (reason: string, key) => rejectProposal(change.id, reason, key),
    onDone: done,
  });
  return { accepting, rejecting };
}
