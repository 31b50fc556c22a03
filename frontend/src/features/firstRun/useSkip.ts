import { useQueryClient } from "@tanstack/react-query";
import { firstRunQuery, skipFirstRun } from "@/api/firstRun";
import { keepAnswer } from "@/api/fresh";
import type { FirstRunStep } from "@/api/types";
import { useIntent } from "@/api/useIntent";

/** Leaves a step out, or with "all" ends the reminder. */
export function useSkip(step: FirstRunStep | "all", onDone?: () => void) {
  const client = useQueryClient();
  return useIntent({
    send: (_: null, key) => skipFirstRun(step, key),
    onDone: (answer) => {
      keepAnswer(client, firstRunQuery, answer);
      onDone?.();
    },
  });
}
