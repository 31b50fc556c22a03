import type { AuditRow } from "@/api/audit";

const COLUMNS = ["number", "at", "actor_id", "actor_name", "act", "subject_kind", "subject_id", "members"];

/** The entries as a table for a spreadsheet, in the order given. No cell can be taken for a formula. */
export function auditCsv(rows: readonly AuditRow[]): string {
  const lines = rows.map(({ number, at, actor, act, subject, members }) => [
    String(number),
    at,
    actor?.id ?? "",
    actor?.name ?? "",
    act,
    subject.kind,
    subject.id ?? "",
    Object.keys(members).length === 0 ? "" : JSON.stringify(members),
  ]);
  return `\uFEFF${[COLUMNS, ...lines].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("")}`;
}

function cell(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
