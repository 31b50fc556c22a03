import type { AuditRow } from "@/api/audit";
import type { AuditText } from "@/text/later/en/audit";

/** What was done, as words that follow the name of who did it. */
export function actWords(act: string, byProduct: boolean, words: AuditText): string {
  const own = byProduct ? words.byProduct[act] : undefined;
  return own ?? words.acts[act] ?? act.replaceAll(/[._]/g, " ");
}

export type Names = ReadonlyMap<string, string>;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The changed members and states that an entry carries: "changed: role, tier". Ids of people become names, others go. */
export function memberWords(members: AuditRow["members"], people: Names, words: AuditText): string {
  const named = (name: string): string => words.members[name] ?? name.replaceAll("_", " ");
  const valueWords = (value: unknown): string => {
    if (value === null || value === undefined) return "";
    if (typeof value === "string" && ID.test(value)) return people.get(value) ?? "";
    if (typeof value !== "object") return named(String(value));
    const parts = Array.isArray(value)
      ? value.map((each) => valueWords(each))
      : Object.entries(value).map(([name, each]) => {
          const said = valueWords(each);
          return said === "" ? "" : `${named(name)} ${said}`;
        });
    return parts.filter((said) => said !== "").join(", ");
  };
  return Object.entries(members)
    .map(([name, value]) => [named(name.replace(/_ids?$/, "")), valueWords(value)])
    .filter(([, said]) => said !== "")
    .map(([name, said]) => `${name}: ${said}`)
    .join("; ");
}

/** The session that an entry is about, where it names one. */
export function sessionOf({ subject, members }: AuditRow): string | null {
  if (subject.kind === "ai_session") return subject.id;
  return typeof members.session_id === "string" ? members.session_id : null;
}
