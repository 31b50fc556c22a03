import type { Delivery } from "@/api/types";
import type { Catalogue } from "@/text";
import type { TimeFormats } from "@/ui/formatTime";

export type Mark = "sent" | "waits" | "trying" | "dead" | "dropped";

export interface Line {
  mark: Mark;
  words: string;
}

export interface Try {
  key: string;
  at: string;
  words: string;
  /** What the server said, for whoever has to mend it. */
  detail: string | null;
}

export interface Telling {
  times: TimeFormats;
  now: Date;
  /** The name of whoever the handoff was asked of first, where somebody was. */
  named: string | null;
  text: Catalogue;
}

const SOON_MS = 5_000;

/** Where one delivery stands, in a sentence. */
export function standingWords(delivery: Delivery, telling: Telling): Line {
  const { text } = telling;
  const words = text.told.state;
  switch (delivery.state) {
    case "sent": {
      const sent = delivery.attempts.findLast((attempt) => attempt.outcome === "sent");
      return { mark: "sent", words: sent ? words.sent(at(sent.at, telling)) : words.sentSometime };
    }
    case "sending":
      return { mark: "trying", words: words.sending };
    case "queued":
      return { mark: "waits", words: waitingWords(delivery, telling) };
    case "failed": {
      const why = reasonWords(delivery.reason, text);
      const next = delivery.next_attempt_at;
      return { mark: "trying", words: next ? words.again(why, at(next, telling)) : words.againSoon(why) };
    }
    case "dead":
      return { mark: "dead", words: words.dead(reasonWords(delivery.reason, text)) };
    case "suppressed":
      return { mark: "dropped", words: words.suppressed(reasonWords(delivery.reason, text)) };
    case "cancelled":
      return {
        mark: "dropped",
        words:
          delivery.reason === null
            ? words.cancelledPlain
            : words.cancelled(reasonWords(delivery.reason, text)),
      };
  }
}

function waitingWords(delivery: Delivery, telling: Telling): string {
  const words = telling.text.told.state;
  const due = delivery.next_attempt_at;
  const time = due === null ? null : telling.times.upcoming(new Date(due), telling.now);
  if (delivery.reason === "quiet_hours") return time === null ? words.quietSometime : words.quiet(time);
  if (delivery.reason === "named_person_first") {
    const name = telling.named ?? telling.text.told.somebody;
    return time === null ? words.namedFirstSometime(name) : words.namedFirst(name, time);
  }
  if (delivery.reason === "first_tier_first")
    return time === null ? words.firstTierSometime : words.firstTier(time);
  const isSoon = due === null || Date.parse(due) - telling.now.getTime() < SOON_MS;
  return isSoon || time === null ? words.soon : words.due(time);
}

/** Each try of a delivery with its time; one that went through at once needs no more than its standing. */
export function triesOf(delivery: Delivery, telling: Telling): Try[] {
  const { attempts, state } = delivery;
  if (state === "sent" && attempts.length <= 1) return [];
  return attempts.map((attempt, index) => ({
    key: attempt.at,
    at: telling.text.told.attempt.tried(at(attempt.at, telling)),
    words: tryWords(delivery, index, telling.text),
    detail: attempt.outcome === "sent" ? null : attempt.detail,
  }));
}

function tryWords({ attempts, state, reason }: Delivery, index: number, text: Catalogue): string {
  const words = text.told.attempt;
  const outcome = attempts[index]?.outcome;
  if (outcome === null || outcome === undefined) return words.underWay;
  const isLast = index === attempts.length - 1;
  const known = reason === null ? undefined : text.told.reason[reason];
  if (isLast && known !== undefined && reason !== "given_up" && outcome !== "unknown" && state !== "sent")
    return known;
  return OUTCOMES.has(outcome) ? words[outcome as "sent"] : words.temporary;
}

const OUTCOMES = new Set(["sent", "temporary", "permanent", "unknown"]);

/** A reason in words; one that is written for people already stays as it is. */
export function reasonWords(reason: string | null, text: Catalogue): string {
  if (reason === null) return text.told.noReason;
  return text.told.reason[reason] ?? reason.replaceAll("_", " ");
}

/** "Mail", "Push, Chrome on Windows" */
export function channelWords(delivery: Delivery, text: Catalogue): string {
  const kind = text.told.channel[delivery.channel] ?? delivery.channel;
  const name = delivery.channel_name;
  return name ? text.told.channelNamed(kind, name) : kind;
}

function at(time: string, { times, now }: Telling): string {
  return times.second(new Date(time), now);
}

export interface Recipient {
  id: string;
  name: string;
  isRoom: boolean;
  deliveries: Delivery[];
}

/** The deliveries by whom they are for: people, then rooms; first who could not be reached, then by name. */
export function recipientsOf(items: readonly Delivery[]): Recipient[] {
  const recipients = new Map<string, Recipient>();
  for (const delivery of items) {
    const { id, name } = delivery.recipient;
    const known = recipients.get(id) ?? { id, name, isRoom: delivery.channel_id === id, deliveries: [] };
    known.deliveries.push(delivery);
    recipients.set(id, known);
  }
  const rank = (recipient: Recipient) =>
    Number(recipient.isRoom) * 2 + Number(!recipient.deliveries.some(({ state }) => state === "dead"));
  return [...recipients.values()].sort(
    (one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name),
  );
}
