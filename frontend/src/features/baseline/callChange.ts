import type { Call, CallChange } from "@/api/numberTypes";
import { type CallDraft, parseMinutes } from "./stopwatch";

/** A call as it stands, for a form; its length in minutes with two places at most. */
export function editableOf(call: Call): CallDraft {
  return {
    people: call.people,
    category: call.category ?? "",
    ticket: call.ticket_ref ?? "",
    note: call.note ?? "",
    minutes: String(Math.round((call.seconds / 60) * 100) / 100),
  };
}

/** What is different from the call as it stands; null while the length is none. */
export function changesOf(call: Call, draft: CallDraft): Omit<CallChange, "reason"> | null {
  const seconds = parseMinutes(draft.minutes);
  if (seconds === null) return null;
  const before = editableOf(call);
  const changes: Omit<CallChange, "reason"> = {};
  if (draft.minutes !== before.minutes)
    changes.stopped_at = new Date(Date.parse(call.started_at) + seconds * 1000).toISOString();
  if (draft.people !== before.people) changes.people = draft.people;
  if (draft.category.trim() !== before.category) changes.category = draft.category.trim() || null;
  if (draft.ticket.trim() !== before.ticket) changes.ticket_ref = draft.ticket.trim() || null;
  if (draft.note.trim() !== before.note) changes.note = draft.note.trim() || null;
  return changes;
}
