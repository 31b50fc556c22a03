import { useEffect, useRef, useState } from "react";

/** Whether somebody turned to what is in `place`, until they press something else. A click has been hit by then: nothing moves away under the finger. */
export function useWriting<Place extends HTMLElement>() {
  const place = useRef<Place>(null);
  const [writing, setWriting] = useState(false);
  useEffect(() => {
    const turned = ({ target }: Event) => target instanceof Node && place.current?.contains(target) === true;
    const focused = (event: Event) => turned(event) && setWriting(true);
    const clicked = (event: Event) =>
      setWriting(turned(event) || place.current?.contains(document.activeElement) === true);
    document.addEventListener("focusin", focused);
    document.addEventListener("click", clicked);
    return () => {
      document.removeEventListener("focusin", focused);
      document.removeEventListener("click", clicked);
    };
  }, []);
  return { place, writing };
}
