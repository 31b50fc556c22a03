import { useEffect, useState } from "react";
import type { Card } from "@/api/types";
import type { Catalogue } from "@/text";
import { useAtNow } from "@/ui/times";
import { unownedSince } from "./waiting/rungs";

const NEW_FOR_MS = 800;

/** What the button of a card says: what the reader may do with it. */
export function pickUpLabel(card: Card, own: boolean, text: Catalogue): string {
  if (own) return card.state === "claimed" ? text.queue.follow : text.queue.view;
  if (card.state === "open") return text.queue.pickUp;
  return card.mine ? text.queue.goOn : text.queue.readAlong;
}

const SOLID =
  "group-has-[a:focus-visible]:border-transparent group-has-[a:focus-visible]:bg-accent group-has-[a:focus-visible]:text-accent-on";
const SOLID_ALONE =
  "not-group-has-[article_a:focus-visible]/queue:border-transparent not-group-has-[article_a:focus-visible]/queue:bg-accent not-group-has-[article_a:focus-visible]/queue:text-accent-on not-group-has-[article_a:focus-visible]/queue:hover:bg-accent-hover";

/** One solid button in the queue: the focused card's, else that of the card that comes next. */
export function pickUpLook(next = false): string {
  return `relative z-10 ${SOLID} ${next ? SOLID_ALONE : ""}`;
}

export interface CardMarks {
  /** It came in while the reader looked on, and for 800 ms it is marked for that. */
  arriving: boolean;
  fresh: boolean;
  unread: boolean;
  /** Its last rung was reached and nobody claimed it. */
  unowned: boolean;
}

export function useCardMarks(card: Card, arriving: boolean, own: boolean): CardMarks {
  return {
    arriving,
    fresh: useFresh(arriving),
    unread: card.state === "open" && !card.seen && !own,
    unowned: useAtNow((now) => unownedSince(card, now) !== null),
  };
}

function useFresh(arriving: boolean): boolean {
  const [fresh, setFresh] = useState(arriving);
  useEffect(() => {
    if (!arriving) return;
    const timer = setTimeout(() => setFresh(false), NEW_FOR_MS);
    return () => clearTimeout(timer);
  }, [arriving]);
  return fresh;
}
