import type { Card, Priority } from "@/api/types";

/** What of the queue is shown, as it stands in the address. */
export interface QueueSearch {
  /** Only what nobody has; or what the reader has, or is asked for. */
  show?: "unclaimed" | "mine";
  priority?: Priority;
  client?: string;
  q?: string;
}

export const PRIORITIES: readonly Priority[] = ["urgent", "high", "normal", "low"];

/** What of an address the queue knows; anything else is left out. */
export function readQueueSearch(search: Record<string, unknown>): QueueSearch {
  const { show, priority, client, q } = search;
  return {
    show: show === "unclaimed" || show === "mine" ? show : undefined,
    priority: PRIORITIES.find((each) => each === priority),
    client: wordsIn(client),
    q: wordsIn(q),
  };
}

export function isNarrowed(search: QueueSearch): boolean {
  return Object.values(search).some((value) => value !== undefined);
}

/**
 * Whether a card is among what is asked for. `held` is under the pointer or the focus: it stays when somebody
 * claims it, although it is no longer unclaimed.
 */
export function fits(card: Card, search: QueueSearch, reader: string, held: boolean): boolean {
  const { show, priority, client, q } = search;
  if (show === "unclaimed" && card.state !== "open" && !held) return false;
  if (show === "mine" && !card.mine && card.target_user_id !== reader && !held) return false;
  if (priority !== undefined && card.priority !== priority) return false;
  if (client !== undefined && card.client_name !== client) return false;
  return q === undefined || saysAll(card, q);
}

/** Each word stands somewhere on the card, whatever its case. */
function saysAll(card: Card, q: string): boolean {
  const { problem, reason, client_name, ticket_ref, escalated_by } = card;
  const said = [problem, reason, client_name, ticket_ref, escalated_by.name].join("\n").toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}

/** A number in the address reads as words: it may be a ticket. */
function wordsIn(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
