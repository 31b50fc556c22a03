import type { Fact } from "@/api/audit";
import type { Catalogue } from "@/text";
import type { AuditText } from "@/text/later/en/audit";
import { reasonWords } from "../told/ledgerWords";

export interface FactLine {
  key: string;
  at: string;
  /** Whom it is about: who did it, or who heard of it. */
  who: string;
  words: string;
  /** What was written with it. */
  quote: string | null;
  /** A message that did not get through. */
  isLost: boolean;
}

export interface Minute {
  /** The first moment of it that is shown. */
  at: string;
  lines: FactLine[];
}

/** The facts minute by minute; what several people heard at one moment in the same way is one line. */
export function minutesOf(facts: readonly Fact[], words: AuditText, text: Catalogue): Minute[] {
  const minutes: Minute[] = [];
  for (const [index, group] of grouped(facts).entries()) {
    const [fact] = group;
    const people = group.map((each) => whoIn(each, words));
    const who = text.counting.listed(people);
    const line = { key: `${fact.at} ${index}`, at: fact.at, who, ...said(fact, people.length, words, text) };
    const minute = minutes.at(-1);
    if (minute !== undefined && minute.at.slice(0, 16) === fact.at.slice(0, 16)) minute.lines.push(line);
    else minutes.push({ at: fact.at, lines: [line] });
  }
  return minutes;
}

/** Facts that make one line: one thing, heard by several people at one moment. */
function grouped(facts: readonly Fact[]): [Fact, ...Fact[]][] {
  const groups: [Fact, ...Fact[]][] = [];
  for (const fact of facts) {
    const group = groups.at(-1);
    if (group !== undefined && isHearing(fact) && isSame(group[0], fact)) group.push(fact);
    else groups.push([fact]);
  }
  return groups;
}

function isSame(one: Fact, other: Fact): boolean {
  const parts = ["at", "kind", "outcome", "channel", "channel_name", "detail"] as const;
  return parts.every((part) => one[part] === other[part]);
}

function whoIn(fact: Fact, words: AuditText): string {
  const person = fact.kind === "act" ? fact.by : (fact.to ?? fact.by);
  return person?.name ?? words.product;
}

/** Whether it is about this person: they did it, or they heard of it. */
export function concerns(fact: Fact, userId: string): boolean {
  return fact.by?.id === userId || fact.to?.id === userId;
}

/** Everybody who appears, by name. */
export function peopleIn(
  facts: readonly Fact[],
  { compare }: Catalogue["counting"],
): { id: string; name: string }[] {
  const people = new Map<string, { id: string; name: string }>();
  for (const { by, to } of facts) for (const each of [by, to]) if (each !== null) people.set(each.id, each);
  return [...people.values()].sort((one, other) => compare(one.name, other.name));
}

function isHearing({ kind }: Fact): boolean {
  return kind === "notified" || kind === "streamed" || kind === "dropped";
}

function said(
  fact: Fact,
  people: number,
  words: AuditText,
  text: Catalogue,
): Pick<FactLine, "words" | "quote" | "isLost"> {
  const plain = { quote: null, isLost: false };
  const { kinds, bell, action, concerning } = words.history;
  const outcome = fact.outcome ?? "";
  switch (fact.kind) {
    case "act": {
      const act = fact.act ?? "";
      const own = fact.by === null ? words.byProduct[act] : undefined;
      const escalated = act === "session_handoff.create" ? words.history.escalated : undefined;
      const done = own ?? escalated ?? words.acts[act] ?? act.replaceAll(/[._]/g, " ");
      const concerned = fact.to === null ? "" : ` ${concerning(fact.to.name)}`;
      return {
        ...plain,
        words: `${done}${concerned}`,
        quote: fact.text,
      };
    }
    case "notified":
      return { ...plain, words: kinds.notified(bell[outcome] ?? outcome.replaceAll("_", " "), people) };
    case "streamed":
      return { ...plain, words: kinds.streamed(people) };
    case "read":
    case "let_go":
      return { ...plain, words: kinds[fact.kind] };
    case "first_action": {
      const kind = text.common.stepKind[outcome as keyof Catalogue["common"]["stepKind"]] ?? outcome;
      return { ...plain, words: kinds.first_action(action[outcome] ?? text.common.inSentence(kind)) };
    }
    case "tried":
      return {
        ...plain,
        words: triedWords(fact, words, text),
        isLost: outcome === "permanent" || outcome === "temporary",
      };
    case "dropped":
      return { ...plain, words: droppedWords(fact, words, text), isLost: outcome === "dead" };
  }
}

function triedWords(fact: Fact, words: AuditText, text: Catalogue): string {
  const { tried, within, running } = words.history;
  const how = fact.outcome as keyof typeof ended | null;
  const ended = {
    sent: text.told.attempt.sent,
    unknown: text.told.attempt.unknown,
    temporary: fact.detail || text.told.attempt.temporary,
    permanent: fact.detail ? text.told.attempt.refusedWith(fact.detail) : text.told.attempt.permanent,
  };
  const parts = [tried(channelOf(fact, text)), how === null ? running : ended[how]];
  if (fact.until !== null)
    parts.push(within(text.counting.decimal((Date.parse(fact.until) - Date.parse(fact.at)) / 1000, 1)));
  return parts.join(" ");
}

function droppedWords(fact: Fact, words: AuditText, text: Catalogue): string {
  const { dead, suppressed, cancelled, cancelledPlain } = text.told.state;
  const why = reasonWords(fact.detail, text);
  const how =
    fact.outcome === "dead"
      ? dead(why)
      : fact.outcome === "suppressed"
        ? suppressed(why)
        : fact.detail === null
          ? cancelledPlain
          : cancelled(why);
  return `${words.history.tried(channelOf(fact, text))} ${how}`;
}

function channelOf(fact: Fact, text: Catalogue): string {
  const kind = text.told.channel[fact.channel ?? ""] ?? fact.channel ?? "";
  const isRoom = fact.channel_name === fact.to?.name;
  return fact.channel_name && !isRoom ? text.told.channelNamed(kind, fact.channel_name) : kind;
}
