import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import { mergeSteps } from "@/api/mergeSteps";
import { sessionQuery, stepsAfter, stepsKey, stepsQuery } from "@/api/sessions";
import type { Step } from "@/api/types";
import { useLiveEvents } from "@/stream/LiveProvider";

const SETTLE_MS = 200;
const RELAXED_MS = 10_000;

/** A session with its steps, kept up to date by the stream while it is in transit, else by looking now and then. */
export function useSession(sessionId: string) {
  const client = useQueryClient();
  const session = useQuery({ ...sessionQuery(sessionId), refetchInterval: RELAXED_MS });
  const steps = useQuery({ ...stepsQuery(sessionId), refetchInterval: RELAXED_MS });
  const add = useCallback(
    (step: Step) => {
      client.setQueryData<Step[]>(stepsKey(sessionId), (known) => mergeSteps(known ?? [], [step]));
      void client.invalidateQueries(sessionQuery(sessionId));
    },
    [client, sessionId],
  );
  useSessionEvents(sessionId, add);
  return { session, steps, add };
}

/** Takes in steps as they land; a step that the frame had to cut is fetched whole. */
function useSessionEvents(sessionId: string, add: (step: Step) => void): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useLiveEvents((event) => {
    const members = event.members as { session_id?: string };
    if (members.session_id !== sessionId) return;
    if (event.name === "session_step") {
      const { step } = event.members;
      if (!step.truncated) add(step);
      else void stepsAfter(sessionId, step.number - 1).then((whole) => whole.forEach(add));
      return;
    }
    clearTimeout(timer.current);
    timer.current = setTimeout(() => client.invalidateQueries(sessionQuery(sessionId)), SETTLE_MS);
  });
}
