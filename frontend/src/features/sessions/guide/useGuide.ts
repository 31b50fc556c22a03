import { askGuide } from "@/api/sessions";
import type { GuideStep } from "@/api/types";
import { useIntent } from "@/api/useIntent";

/** Asks the guide for the next question or action; `data.fallback` says why the playbook answered for a model. */
export function useGuide(sessionId: string, onRecorded: (step: GuideStep) => void) {
  return useIntent({ send: (_: null, key) => askGuide(sessionId, key), onDone: onRecorded });
}

export type Guide = ReturnType<typeof useGuide>;
