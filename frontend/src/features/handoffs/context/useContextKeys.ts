import { useNavigate } from "@tanstack/react-router";
import type { Way } from "@/api/types";
import { useKeys } from "@/ui/keys";
import { lastQueueSearch } from "../useQueueSearch";

interface Choice {
  hasModel: boolean;
  choose: (way: Way) => void;
}

/** 1, 2 and 3 choose a way, Esc leads back to the queue. */
export function useContextKeys(handoffId: string, choice: Choice | null): void {
  const navigate = useNavigate();
  useKeys({
    ...(choice !== null && {
      continueTogether: () => choice.choose("continue"),
      ...(choice.hasModel && { analyze: () => choice.choose("analyze") }),
      ownWay: () => choice.choose("own"),
    }),
    backToQueue: () =>
      void navigate({
        to: "/escalations",
        search: lastQueueSearch(),
        state: { returnedFrom: handoffId },
      }),
  });
}
