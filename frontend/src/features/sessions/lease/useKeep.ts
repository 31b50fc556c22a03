import { useQueryClient } from "@tanstack/react-query";
import { readAgain } from "@/api/fresh";
import { moveHandoff } from "@/api/handoffs";
import { notificationsQuery } from "@/api/notifications";
import { sessionQuery } from "@/api/sessions";
import { useIntent } from "@/api/useIntent";

/** Answers "still on it?" with yes: the time begins anew. */
export function useKeep(handoffId: string, sessionId: string) {
  const client = useQueryClient();
  return useIntent({
    send: (_: null, key) => moveHandoff(handoffId, { act: "keep" }, key),
    onDone: async () => {
      void readAgain(client, notificationsQuery);
      await readAgain(client, sessionQuery(sessionId));
    },
    onProblem: () => void readAgain(client, sessionQuery(sessionId)),
  });
}
