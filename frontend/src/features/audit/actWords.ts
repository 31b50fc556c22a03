import type { AuditRow } from "@/api/audit";
import type { AuditText } from "@/text/later/useAuditText";

/** What was done, as words that follow the name of who did it. */
export function actWords(act: string, byProduct: boolean, words: AuditText): string {
  const own = byProduct ? words.byProduct[act] : undefined;
  return own ?? words.acts[act] ?? act.replaceAll(/[._]/g, " ");
}

/** The changed members and states that an entry carries, ids left out: "changed: role, tier". */
export function memberWords(members: AuditRow["members"]): string {
  return Object.entries(members)
    .filter(([name, value]) => !/(^|_)ids?$/.test(name) && value !== null)
    .map(([name, value]) => `${name.replaceAll("_", " ")}: ${valueWords(value)}`)
    .join("; ");
}

function valueWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueWords).join(", ");
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([name, each]) => `${name} ${valueWords(each)}`)
      .join(", ");
  return String(value).replaceAll("_", " ");
}

/** The session that an entry is about, where it names one. */
export function sessionOf({ subject, members }: AuditRow): string | null {
  if (subject.kind === "ai_session") return subject.id;
  return typeof members.session_id === "string" ? members.session_id : null;
}
