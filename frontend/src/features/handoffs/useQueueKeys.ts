import { type RefObject, useEffect } from "react";
import { isInModal, isTyping } from "@/ui/isTyping";

/** j and k move the focus from card to card; Enter then opens, as on any link. Silent while somebody types. */
export function useQueueKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || isInModal(event.target)) return;
      if (event.key !== "j" && event.key !== "k") return;
      const links = [...(list.current?.querySelectorAll<HTMLElement>("[data-handoff-id] a") ?? [])];
      const at = links.findIndex((link) =>
        link.closest("[data-handoff-id]")?.contains(document.activeElement),
      );
      const next = event.key === "j" ? at + 1 : Math.max(at - 1, 0);
      const link = links[Math.min(next, links.length - 1)];
      if (link === undefined) return;
      event.preventDefault();
      link.focus();
      link.scrollIntoView({ block: "nearest" });
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [list]);
}
