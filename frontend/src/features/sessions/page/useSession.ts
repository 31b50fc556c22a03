import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import { readAgain } from "@/api/fresh";
import { mergeSteps } from "@/api/mergeSteps";
import { serverNow } from "@/api/serverClock";
import { sessionQuery, stepsKey, stepsQuery } from "@/api/sessions";
import type { Session, Step } from "@/api/types";
import { useLiveEvents } from "@/stream/LiveProvider";

const SETTLE_MS = 200;
const RELAXED_MS = 10_000;
const EAGER_MS = 2_500;
const EAGER_FOR_MS = 5 * 60_000;

/** A session with its steps, kept up to date by the stream while it is in transit, else by looking now and then. */
export function useSession(sessionId: string) {
  const client = useQueryClient();
  const session = useQuery({
    ...sessionQuery(sessionId),
    refetchInterval: ({ state }) => lookAgainAfter(state.data),
  });
  const steps = useQuery({ ...stepsQuery(sessionId), refetchInterval: RELAXED_MS });
  const add = useCallback(
    (step: Step) => {
      if (client.getQueryData(stepsKey(sessionId)) === undefined) void readOn(client, sessionId);
      else client.setQueryData<Step[]>(stepsKey(sessionId), (known = []) => mergeSteps(known, [step]));
      void readAgain(client, sessionQuery(sessionId));
    },
    [client, sessionId],
  );
  useSessionEvents(sessionId, add);
  return { session, steps, add };
}

/** Reads what came after the steps that are known; where none are yet, all of them as of now. */
function readOn(client: QueryClient, sessionId: string): Promise<void> {
  const steps = stepsQuery(sessionId);
  const known = client.getQueryData(steps.queryKey) !== undefined;
  return known ? client.refetchQueries(steps) : readAgain(client, steps);
}

/** A read-back makes no event: whoever follows looks more often while one can be expected. */
function lookAgainAfter(session: Session | undefined): number {
  const { claimed_at: claimedAt = null, read_back: line = null } = session?.handoff ?? {};
  const expected = session?.my_part === "follows" && claimedAt !== null && !line;
  return expected && serverNow() - Date.parse(claimedAt) < EAGER_FOR_MS ? EAGER_MS : RELAXED_MS;
}

/** Takes in steps as they land; one that the frame had to cut is fetched whole. */
function useSessionEvents(sessionId: string, add: (step: Step) => void): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useLiveEvents((event) => {
    const members = event.members as { session_id?: string };
    if (members.session_id !== sessionId) return;
    if (event.name === "session_step") {
      const { step } = event.members;
      if (step.truncated) void readOn(client, sessionId);
      // No frame has what the guide offers with its step: that comes when the page looks for what is new.
      else add(step.author.kind === "user" ? step : { ...step, truncated: true });
      return;
    }
    clearTimeout(timer.current);
    timer.current = setTimeout(() => readAgain(client, sessionQuery(sessionId)), SETTLE_MS);
  });
}
