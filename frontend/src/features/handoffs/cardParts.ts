import { useEffect, useState } from "react";
import type { Card } from "@/api/types";
import type { Catalogue } from "@/text";

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

/** True for as long as a card that came in is marked as new. */
export function useFresh(arriving: boolean): boolean {
  const [fresh, setFresh] = useState(arriving);
  useEffect(() => {
    if (!arriving) return;
    const timer = setTimeout(() => setFresh(false), NEW_FOR_MS);
    return () => clearTimeout(timer);
  }, [arriving]);
  return fresh;
}
