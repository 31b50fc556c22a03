import type { Card, Rung } from "@/api/types";
import type { Catalogue } from "@/text";
import type { TimeFormats } from "@/ui/formatTime";

export interface Ladder {
  /** How far each rung is climbed, from 0 to 1. */
  fills: number[];
  next: Rung | null;
  last: Rung | null;
}

type Waiting = Pick<Card, "state" | "created_at" | "ladder">;

/** The rungs in the order of their times. */
export function rungsOf(card: Pick<Card, "ladder">): Rung[] {
  return [...(card.ladder ?? [])].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** Where a waiting handoff stands on its ladder at a moment; null when it waits without one. */
export function ladderAt(card: Waiting, now: number): Ladder | null {
  const rungs = rungsOf(card);
  if (card.state !== "open" || rungs.length === 0) return null;
  const fills = rungs.map((rung, index) => {
    const from = Date.parse(rungs[index - 1]?.at ?? card.created_at);
    const to = Date.parse(rung.at);
    if (now >= to) return 1;
    return now <= from ? 0 : (now - from) / (to - from);
  });
  const passed = rungs.filter((rung) => Date.parse(rung.at) <= now);
  return { fills, next: rungs[passed.length] ?? null, last: passed.at(-1) ?? null };
}

/** Since when it is marked as still unowned, if it is. */
export function unownedSince(card: Waiting, now: number): string | null {
  if (card.state !== "open") return null;
  return rungsOf(card).find((rung) => rung.tell === "banner" && Date.parse(rung.at) <= now)?.at ?? null;
}

/** "next: admins at 16:50"; after the last rung "admins told at 16:50". */
export function ladderWords(ladder: Ladder, now: number, times: TimeFormats, text: Catalogue): string {
  if (ladder.next !== null) return rungWords(ladder.next, text.rungs.next, now, times, text);
  return ladder.last === null ? "" : rungWords(ladder.last, text.rungs.done, now, times, text);
}

function rungWords(
  rung: Rung,
  words: Catalogue["rungs"]["next"],
  now: number,
  times: TimeFormats,
  text: Catalogue,
): string {
  const time = times.upcoming(new Date(rung.at), new Date(now));
  return rung.tell === "tier" ? words.tier(text.rungs.tier(rung.tier ?? 1), time) : words[rung.tell](time);
}
