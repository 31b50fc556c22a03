import type { Handoff, Step } from "@/api/types";

/** Characters of what reads like a tap. */
const SHORT = 120;

export interface TimelineEntry {
  step: Step;
  /** What follows it at once and says what came of it is told in the same entry. */
  reply: Step | null;
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
    if (last !== undefined && last.reply === null && isToldWith(last.step, step)) last.reply = step;
    else entries.push({ step, reply: null });
  }
  return entries;
}

/** One's own result of one's own action, and a person's short word about what the guide asked or proposed. */
function isToldWith(before: Step, step: Step): boolean {
  if (step.answers_step_id !== before.id) return false;
  if (before.kind === "action" && step.kind === "result" && isSameAuthor(before.author, step.author))
    return true;
  const asked = before.kind === "action" || before.kind === "question";
  const fits = asked && step.kind === (before.kind === "action" ? "result" : "answer");
  return fits && before.author.kind !== "user" && step.author.kind === "user" && isShort(step);
}

function isShort({ text, redacted }: Step): boolean {
  return !redacted && text.length <= SHORT && !text.includes("\n");
}

function pushLine(rows: TimelineRow[], handoff: Handoff | undefined): void {
  if (handoff !== undefined) rows.push({ kind: "handoff", key: handoff.id, handoff });
}

function isSameAuthor(one: Step["author"], other: Step["author"]): boolean {
  return one.kind === other.kind && one.id === other.id;
}
