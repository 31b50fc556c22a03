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
  words: string;
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

export interface Entry extends Line {
  key: string;
  channel: string;
  tries: Try[];
}

/**
 * What one person was sent, channel by channel and in time. What went through at once is one line for all of a
 * channel, a reminder's included, and what reads the same is said once.
 */
export function entriesOf(deliveries: readonly Delivery[], telling: Telling): Entry[] {
  const entries = new Map<string, Entry>();
  for (const delivery of [...deliveries].sort(byChannelAndTime)) {
    const channel = channelWords(delivery, telling.text);
    const tries = triesOf(delivery, telling);
    const { mark, words } = standingWords(delivery, telling);
    const [first] = delivery.attempts;
    const joins = tries.length === 0;
    const isSent = mark === "sent" && first !== undefined;
    const key = joins ? `${channel} ${isSent ? mark : words}` : `${channel} ${first?.at}`;
    const known = entries.get(key);
    if (known === undefined) entries.set(key, { key, channel, mark, words, tries });
    else if (isSent) known.words = telling.text.told.and(known.words, at(first.at, telling));
  }
  return [...entries.values()];
}

function byChannelAndTime(one: Delivery, other: Delivery): number {
  const order = (delivery: Delivery) => (delivery.channel === "email" ? "" : (delivery.channel_id ?? ""));
  const time = ({ attempts, next_attempt_at }: Delivery) => attempts[0]?.at ?? next_attempt_at ?? "";
  return compare(order(one), order(other)) || compare(time(one), time(other));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** Each try of a delivery with its time; one that went through at once needs no more than its standing. */
export function triesOf({ attempts, state }: Delivery, telling: Telling): Try[] {
  if (state === "sent" && attempts.length <= 1) return [];
  const words = telling.text.told.attempt;
  return attempts.map((attempt) => ({
    key: attempt.at,
    words: words.tried(at(attempt.at, telling), tryWords(attempt, telling.text)),
  }));
}

/** What came of a try, in the words of the other side where there are any. */
function tryWords({ outcome, detail }: Delivery["attempts"][number], text: Catalogue): string {
  const words = text.told.attempt;
  if (outcome === null) return words.underWay;
  if (outcome === "sent" || outcome === "unknown") return words[outcome];
  if (outcome === "permanent") return detail ? words.refusedWith(detail) : words.permanent;
  return detail || words.temporary;
}

/** A reason in words; one that is written for people already stays as it is. */
export function reasonWords(reason: string | null, text: Catalogue): string {
  if (reason === null) return text.told.noReason;
  const [, act, name] = /^(claimed|resolved|cancelled|reassigned) by (.+)$/s.exec(reason) ?? [];
  if (act !== undefined && name !== undefined)
    return text.told.reasonBy[act as keyof typeof text.told.reasonBy](name);
  return text.told.reason[reason] ?? reason.replaceAll("_", " ");
}

/** "Mail", "Push, Chrome on Windows"; a room's name stands above it already. */
export function channelWords(delivery: Delivery, text: Catalogue): string {
  const kind = text.told.channel[delivery.channel] ?? delivery.channel;
  const name = isRoom(delivery) ? null : delivery.channel_name;
  return name ? text.told.channelNamed(kind, name) : kind;
}

function isRoom({ channel_id, recipient }: Delivery): boolean {
  return channel_id === recipient.id;
}

function at(time: string, { times, now }: Telling): string {
  return times.second(new Date(time), now);
}

export interface Recipient {
  id: string;
  name: string;
  isRoom: boolean;
  /** Nothing got through over any channel. */
  isUnreachable: boolean;
  deliveries: Delivery[];
}

/**
 * The deliveries by whom they are for: people, then rooms; first who could not be reached, then by name. As many
 * are called unreachable as the handoff counts: somebody whose page showed the card was told without a delivery.
 */
export function recipientsOf(
  items: readonly Delivery[],
  unreachable: number,
  { compare }: Catalogue["counting"],
): Recipient[] {
  const byId = new Map<string, Delivery[]>();
  for (const delivery of items)
    byId.set(delivery.recipient.id, [...(byId.get(delivery.recipient.id) ?? []), delivery]);
  const groups = [...byId.values()];
  const lost = groups.filter((deliveries) => !deliveries.some(isRoom) && deliveries.every(isLost));
  return groups
    .flatMap((deliveries) => {
      const [first] = deliveries;
      if (first === undefined) return [];
      const isUnreachable = lost.includes(deliveries) && lost.length <= unreachable;
      return [{ ...first.recipient, isRoom: isRoom(first), isUnreachable, deliveries }];
    })
    .sort((one, other) => rankOf(one) - rankOf(other) || compare(one.name, other.name));
}

function isLost({ state, reason }: Delivery): boolean {
  return state === "dead" || (state === "suppressed" && reason !== "present" && reason !== "restored");
}

function rankOf({ isRoom: room, isUnreachable, deliveries }: Recipient): number {
  if (room) return 3;
  if (isUnreachable) return 0;
  return deliveries.some(({ state }) => state === "dead") ? 1 : 2;
}
