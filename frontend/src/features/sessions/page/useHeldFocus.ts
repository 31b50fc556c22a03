import { useEffect, useRef } from "react";

/**
 * Keeps a keyboard's place when what was focused goes away with a change of `key`: then `place`, which takes the
 * focus without being a stop of the Tab key, has it.
 */
export function useHeldFocus<Place extends HTMLElement>(key: string | null) {
  const place = useRef<Place>(null);
  const last = useRef(key);
  const held = useRef(false);
  useEffect(() => {
    const moved = (event: FocusEvent) => {
      held.current = event.target instanceof Node && place.current?.contains(event.target) === true;
    };
    document.addEventListener("focusin", moved);
    return () => document.removeEventListener("focusin", moved);
  }, []);
  useEffect(() => {
    if (last.current === key) return;
    last.current = key;
    if (held.current && document.activeElement === document.body)
      place.current?.focus({ preventScroll: true });
  }, [key]);
  return place;
}
