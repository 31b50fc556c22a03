import type { RefObject } from "react";
import { useKeys } from "@/ui/keys";

/** j and k move the focus from card to card; Enter then opens, as on any link. */
export function useQueueKeys(list: RefObject<HTMLElement | null>): void {
  const move = (by: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>("[data-handoff-id] a") ?? [])];
    const at = links.findIndex((link) => link.closest("[data-handoff-id]")?.contains(document.activeElement));
    const link = links[Math.min(Math.max(at + by, 0), links.length - 1)];
    link?.focus();
    link?.scrollIntoView({ block: "nearest" });
  };
  useKeys({ nextCard: () => move(1), previousCard: () => move(-1), openCard: null });
}
