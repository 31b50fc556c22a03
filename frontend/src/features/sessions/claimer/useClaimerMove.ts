import { useQueryClient } from "@tanstack/react-query";
import { readAgain } from "@/api/fresh";
import { type HandoffMove, moveHandoff } from "@/api/handoffs";
import { sessionQuery } from "@/api/sessions";
import type { Handoff } from "@/api/types";
import { useIntent } from "@/api/useIntent";

/** What a claimer says about their handoff in one tap or one line; the session is read again afterwards. */
export function useClaimerMove(handoff: Handoff) {
  const client = useQueryClient();
  return useIntent({
    send: (move: HandoffMove, key) => moveHandoff(handoff.id, move, key),
    onDone: () => readAgain(client, sessionQuery(handoff.session_id)),
    onProblem: () => void readAgain(client, sessionQuery(handoff.session_id)),
  });
}
