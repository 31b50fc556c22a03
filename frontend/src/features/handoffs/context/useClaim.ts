import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { claimHandoff, contextQuery } from "@/api/handoffs";
import { isProblem } from "@/api/problem";
import { sessionQuery } from "@/api/sessions";
import type { HandoffContext, Way } from "@/api/types";
import { useIntent } from "@/api/useIntent";

/** Claims by the chosen way and turns the screen into the session; who was too late goes back to the queue. */
export function useClaim(context: HandoffContext) {
  const navigate = useNavigate();
  const client = useQueryClient();
  return useIntent<Way, unknown>({
    send: (way, key) => claimHandoff(context.id, way, key),
    onDone: () => {
      void client.invalidateQueries(contextQuery(context.id));
      void client.invalidateQueries(sessionQuery(context.session_id));
      return navigate({
        to: "/pilot/$sessionId",
        params: { sessionId: context.session_id },
        replace: true,
        state: { claimed: context.id },
      });
    },
    onProblem: (error) => {
      if (!isProblem(error, "handoff_already_claimed")) return;
      const { claimed_by, claimed_at } = error.members;
      const lostRace = {
        handoffId: context.id,
        problem: context.problem,
        name: claimed_by?.name ?? "",
        at: claimed_at ?? new Date().toISOString(),
      };
      void client.invalidateQueries(contextQuery(context.id));
      void navigate({ to: "/escalations", replace: true, state: { lostRace } });
    },
  });
}
