import type { Card, Priority } from "@/api/types";
import type { LiveState } from "@/stream/state";

export interface QueueGroups {
  /** Arrived since the page was loaded, newest first. */
  arrived: Card[];
  /** Urgent, then high, then the rest; within each the oldest first. */
  waiting: Card[];
  /** Claimed, the last one first. */
  pickedUp: Card[];
  /** The reader's own escalations, oldest first. */
  own: Card[];
}

const RANK: Record<Priority, number> = { urgent: 0, high: 1, normal: 2, low: 2 };

/**
 * Where each card stands. Nothing in it depends on the time of day, so a card changes its group or place only
 * when it arrives, is claimed or is closed.
 */
export function groupCards(live: LiveState): QueueGroups {
  const cards = Object.values(live.cards);
  const own = cards.filter((card) => card.escalated_by.id === live.reader);
  const others = cards.filter((card) => card.escalated_by.id !== live.reader);
  const open = others.filter((card) => card.state === "open");
  const arrival = (card: Card) => live.arrivals[card.id];
  return {
    arrived: open
      .filter((card) => arrival(card) !== undefined)
      .sort((one, other) => (arrival(other) ?? 0) - (arrival(one) ?? 0) || byAge(other, one)),
    waiting: open
      .filter((card) => arrival(card) === undefined)
      .sort((one, other) => RANK[one.priority] - RANK[other.priority] || byAge(one, other)),
    pickedUp: others
      .filter((card) => card.state === "claimed")
      .sort(
        (one, other) => compare(other.claimed_at ?? "", one.claimed_at ?? "") || compare(one.id, other.id),
      ),
    own: own.sort(byAge),
  };
}

function byAge(one: Card, other: Card): number {
  return compare(one.created_at, other.created_at) || compare(one.id, other.id);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
