import { type RefObject, useLayoutEffect, useRef } from "react";

const DURATION_MS = 200;
const CARDS_AND_LINES = "[data-handoff-id], [data-own-handoff-id], [data-slides]";

/**
 * When the order of the cards changes, those that must make room glide to their new places instead of jumping
 * there. Only transforms change, so nothing counts as a layout shift. Scrolled pages are left to the browser's
 * scroll anchoring, and people who ask for less motion get none.
 */
export function useSlide(list: RefObject<HTMLElement | null>, order: string): void {
  const places = useRef(new Map<string, number>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places are measured when the order has changed
  useLayoutEffect(() => {
    const box = list.current;
    if (box === null) return;
    const before = places.current;
    const after = new Map<string, number>();
    const still = window.scrollY === 0 && !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    for (const element of box.querySelectorAll<HTMLElement>(CARDS_AND_LINES)) {
      const id = element.dataset.handoffId ?? element.dataset.ownHandoffId ?? element.dataset.slides ?? "";
      const top = element.offsetTop;
      after.set(id, top);
      const from = before.get(id);
      if (still && from !== undefined && from !== top && Math.min(from, top) < window.innerHeight) {
        element.animate([{ transform: `translateY(${from - top}px)` }, { transform: "none" }], {
          duration: DURATION_MS,
          easing: "ease-out",
        });
      }
    }
    places.current = after;
  }, [order]);
}
