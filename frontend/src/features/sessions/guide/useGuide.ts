import { useState } from "react";
import { askGuide } from "@/api/guide";
import type { GuideStep } from "@/api/types";
import { useIntent } from "@/api/useIntent";

/**
 * Asks the guide for the next question or action; `data.fallback` says why the playbook answered for a model. `words`
 * is what a model has written so far, and null when none is writing.
 */
export function useGuide(sessionId: string, onRecorded: (step: GuideStep) => void) {
  const [words, setWords] = useState<string | null>(null);
  const asking = useIntent({
    send: (_: null, key) => askGuide(sessionId, key, setWords),
    onDone: (step) => {
      setWords(null);
      onRecorded(step);
    },
    onProblem: () => setWords(null),
  });
  return { ...asking, words };
}

export type Guide = ReturnType<typeof useGuide>;
