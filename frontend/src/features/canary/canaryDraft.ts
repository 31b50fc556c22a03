import type { Canary, CanaryWritten } from "@/api/types";
import type { Catalogue } from "@/text/later/settings";

/** The form as it is typed. */
export interface CanaryDraft {
  enabled: boolean;
  every: string;
  address: string;
}

const MOST_MINUTES = 1_440;
const FEWEST_MINUTES = 5;

export function draftOf(canary: Canary): CanaryDraft {
  return { enabled: canary.enabled, every: String(canary.every_minutes), address: canary.address ?? "" };
}

/** What does not fit, by field. */
export function faultsOf(draft: CanaryDraft, text: Catalogue): { every?: string; address?: string } {
  const words = text.canary.setUp;
  const minutes = /^\d{1,5}$/.test(draft.every.trim()) ? Number(draft.every) : 0;
  const address = draft.address.trim();
  return {
    ...(minutes < FEWEST_MINUTES || minutes > MOST_MINUTES ? { every: words.everyFault } : {}),
    ...(address === "" && draft.enabled ? { address: words.addressMissing } : {}),
    ...(address !== "" && !/^[^\s@]+@[^\s@]+$/.test(address) ? { address: words.addressFault } : {}),
  };
}

export function writtenOf(draft: CanaryDraft): CanaryWritten {
  const address = draft.address.trim();
  return {
    enabled: draft.enabled,
    every_minutes: Number(draft.every),
    address: address === "" ? null : address,
  };
}

export function isChanged(draft: CanaryDraft, canary: Canary): boolean {
  return JSON.stringify(draft) !== JSON.stringify(draftOf(canary));
}
