import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { type AnyRouter, useRouter } from "@tanstack/react-router";
import { readAgain } from "@/api/fresh";
import { claimHandoff, contextQuery } from "@/api/handoffs";
import { isProblem } from "@/api/problem";
import { sessionQuery, stepsQuery } from "@/api/sessions";
import type { HandoffContext, Way } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { inOneMotion } from "./motion";

/** A page that takes longer to draw comes without the motion. */
const PATIENCE_MS = 400;

/** Claims by the chosen way and turns the screen into the session; who was too late goes back to the queue. */
export function useClaim(handoffId: string, context: HandoffContext | null) {
  const router = useRouter();
  const client = useQueryClient();
  return useIntent<Way, unknown>({
    send: (way, key) => claimHandoff(handoffId, way, key),
    onDone: async () => {
      if (context === null) return;
      void readAgain(client, contextQuery(handoffId));
      await sessionAsItIsNow(client, context.session_id);
      await inOneMotion("claim", () => turnInto(router, context));
    },
    onProblem: (error) => {
      if (context === null || !isProblem(error, "handoff_already_claimed")) return;
      const { claimed_by, claimed_at } = error.members;
      const lostRace = {
        handoffId,
        problem: context.problem,
        name: claimed_by?.name ?? "",
        at: claimed_at ?? new Date().toISOString(),
      };
      void readAgain(client, contextQuery(handoffId));
      void router.navigate({ to: "/escalations", replace: true, state: { lostRace } });
    },
  });
}

/** So that the first picture of the session is the one that stays. Without an answer the session page says what is wrong. */
async function sessionAsItIsNow(client: QueryClient, sessionId: string): Promise<void> {
  const session = sessionQuery(sessionId);
  // What was asked ahead may still be under way: a second request would be given its answer, from before the claim.
  await client.cancelQueries(session);
  await Promise.all([
    client.prefetchQuery({ ...session, staleTime: 0 }),
    client.prefetchQuery(stepsQuery(sessionId)),
  ]);
}

async function turnInto(router: AnyRouter, { id, session_id: sessionId }: HandoffContext): Promise<void> {
  const drawn = new Promise<void>((resolve) => {
    const stop = router.subscribe("onRendered", () => {
      stop();
      resolve();
    });
    setTimeout(resolve, PATIENCE_MS);
  });
  await router.navigate({
    to: "/pilot/$sessionId",
    params: { sessionId },
    // The session opens at its newest step.
    resetScroll: false,
    replace: true,
    state: { claimed: id },
  });
  await drawn;
}
