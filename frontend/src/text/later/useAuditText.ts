import { type AuditText, audit } from "./en/audit";
import { fetchedText } from "./fetchedText";

/** Words of the audit trail and of a handoff's history. */
export const useAuditText = fetchedText<AuditText>(audit, {
  de: async () => (await import("./de/audit")).audit,
});
