import type { AuditRow } from "@/api/audit";
import type { Catalogue } from "@/text";
import type { AuditText } from "@/text/later/en/audit";
import { actWords, memberWords, type Names } from "./actWords";

interface EntryWords {
  /** What follows the name of who did it. */
  done: string;
  /** What the entry carries beyond that; often nothing. */
  more: string;
}

/** Their names say all: the state and the summary that they change go without saying. */
const SAY_ALL = new Set([
  "ai_session.abandon",
  "ai_session.pause",
  "ai_session.resume",
  "ai_session.resolve",
]);

/** What an entry says, as a sentence where its members make one. */
export function entryWords(row: AuditRow, people: Names, words: AuditText, text: Catalogue): EntryWords {
  const sentence = sentenceOf(row, people, words, text);
  if (sentence !== undefined) return { done: sentence, more: "" };
  const done = actWords(row.act, row.actor === null, words);
  return { done, more: SAY_ALL.has(row.act) ? "" : memberWords(row.members, people, words) };
}

function sentenceOf(
  { act, members }: AuditRow,
  people: Names,
  words: AuditText,
  text: Catalogue,
): string | undefined {
  const { sentences } = words;
  const number = Number(members.number);
  switch (act) {
    case "ai_session_step.record": {
      const kind = text.common.stepKind[members.kind as keyof Catalogue["common"]["stepKind"]];
      return kind && sentences.step(number, text.common.inSentence(kind));
    }
    case "session_handoff.create": {
      if (members.intent === "park") return sentences.parked;
      const priority = text.common.priority[members.priority as keyof Catalogue["common"]["priority"]];
      return priority && sentences.escalated(text.common.inSentence(priority));
    }
    case "session_handoff.claim":
      return sentences.claimed[String(members.way)];
    case "session_handoff.hand_back":
      return Number.isFinite(number) ? sentences.handedBack(number) : undefined;
    case "session_handoff.remind": {
      if (members.tell === "banner") return sentences.unowned;
      const told = memberWords({ told: members.told }, people, words).replace(/^[^:]*: /, "");
      return told === "" ? undefined : sentences.told[String(members.tell)]?.(told);
    }
    default:
      return undefined;
  }
}
