import { type FocusEvent, type PointerEvent, useState } from "react";

/** Which card is under the pointer or holds the keyboard's focus, and the handlers that find it out. */
export function useHeldCard() {
  const [pointed, setPointed] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  return {
    heldId: focused ?? pointed,
    handlers: {
      onPointerMove: (event: PointerEvent) => {
        if (event.pointerType === "mouse") setPointed(cardAt(event.target));
      },
      onPointerLeave: () => setPointed(null),
      onFocus: (event: FocusEvent) => setFocused(cardAt(event.target)),
      onBlur: () => setFocused(null),
    },
  };
}

function cardAt(target: EventTarget): string | null {
  return target instanceof Element
    ? (target.closest("[data-handoff-id]")?.getAttribute("data-handoff-id") ?? null)
    : null;
}
