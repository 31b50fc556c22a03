import type { RefObject } from "react";
import { useKeys } from "@/ui/keys";

const CARD = "[data-handoff-id]";

/**
 * j and k move the focus from card to card; Enter then opens, as on any link. c picks up the focused card, or the
 * first; that opens it, too, and claims nothing. / leads to the search.
 */
export function useQueueKeys(
  list: RefObject<HTMLElement | null>,
  field: RefObject<HTMLInputElement | null>,
): void {
  const links = () => [...(list.current?.querySelectorAll<HTMLElement>(`${CARD} a`) ?? [])];
  const focused = (among: readonly HTMLElement[]) =>
    among.findIndex((link) => link.closest(CARD)?.contains(document.activeElement));
  const move = (by: 1 | -1) => {
    const all = links();
    const link = all[Math.min(Math.max(focused(all) + by, 0), all.length - 1)];
    link?.focus();
    link?.scrollIntoView({ block: "nearest" });
  };
  const pickUp = () => {
    const all = links();
    all[Math.max(focused(all), 0)]?.click();
  };
  useKeys({
    nextCard: () => move(1),
    previousCard: () => move(-1),
    openCard: null,
    pickUp,
    searchQueue: () => field.current?.focus(),
  });
}
