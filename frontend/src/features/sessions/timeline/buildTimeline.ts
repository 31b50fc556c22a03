import type { Handoff, Step } from "@/api/types";

export interface TimelineEntry {
  step: Step;
  /** The result that follows its action at once is told in the same entry. */
  result: Step | null;
}

export type TimelineRow =
  | { kind: "author"; key: string; author: Step["author"]; entries: TimelineEntry[] }
  | { kind: "handoff"; key: string; handoff: Handoff };

/** The session as a story: steps of one author in a row stand together, hand-overs are lines between them. */
export function buildTimeline(steps: readonly Step[], handoffs: readonly Handoff[]): TimelineRow[] {
  const rows: TimelineRow[] = [];
  const lines = [...handoffs].sort((one, other) => (one.created_at < other.created_at ? -1 : 1));
  for (const entry of entriesOf(steps)) {
    while (lines[0] !== undefined && lines[0].created_at <= entry.step.created_at)
      pushLine(rows, lines.shift());
    const last = rows.at(-1);
    if (last?.kind === "author" && isSameAuthor(last.author, entry.step.author)) last.entries.push(entry);
    else rows.push({ kind: "author", key: entry.step.id, author: entry.step.author, entries: [entry] });
  }
  while (lines.length > 0) pushLine(rows, lines.shift());
  return rows;
}

function entriesOf(steps: readonly Step[]): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  for (const step of steps) {
    const last = entries.at(-1);
    const continues =
      last?.step.kind === "action" &&
      last.result === null &&
      step.kind === "result" &&
      step.answers_step_id === last.step.id &&
      isSameAuthor(last.step.author, step.author);
    if (last !== undefined && continues) last.result = step;
    else entries.push({ step, result: null });
  }
  return entries;
}

function pushLine(rows: TimelineRow[], handoff: Handoff | undefined): void {
  if (handoff !== undefined) rows.push({ kind: "handoff", key: handoff.id, handoff });
}

function isSameAuthor(one: Step["author"], other: Step["author"]): boolean {
  return one.kind === other.kind && one.id === other.id;
}
