import { useState } from "react";
import type { Card } from "@/api/types";
import { useAtNow } from "@/ui/times";
import { unownedSince } from "./rungs";

/**
 * The cards that are still unowned after their whole ladder. While a card is under the pointer or holds the
 * keyboard's focus nothing joins or leaves, so that nothing moves there.
 */
export function useUnowned(cards: readonly Card[], held: boolean): Card[] {
  const now = useAtNow((at) =>
    cards
      .filter((card) => unownedSince(card, at) !== null)
      .map((card) => card.id)
      .join(),
  );
  const [shown, setShown] = useState(now);
  if (!held && shown !== now) setShown(now);
  const ids = new Set((held ? shown : now).split(","));
  return cards.filter((card) => ids.has(card.id));
}
