import { useText } from "..";
import { audit } from "./audit";

/** Words of the audit trail and of a handoff's history: fetched with their pages. */
export type AuditText = typeof audit;

const BY_LANGUAGE: Record<string, AuditText> = { en: audit };

export function useAuditText(): AuditText {
  return BY_LANGUAGE[useText().language] ?? audit;
}
