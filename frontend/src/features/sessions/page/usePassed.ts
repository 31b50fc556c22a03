import { useEffect, useRef, useState } from "react";

/** What may stand above the page at the top of the window. */
const BAR_PX = 44;

/** Whether the page has been scrolled past the element that is the mark. */
export function usePassed() {
  const mark = useRef<HTMLDivElement>(null);
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    if (mark.current === null) return;
    const told = ([entry]: IntersectionObserverEntry[]) => {
      if (entry !== undefined) setPassed(!entry.isIntersecting && entry.boundingClientRect.top < BAR_PX);
    };
    const seen = new IntersectionObserver(told, { rootMargin: `-${BAR_PX}px 0px 0px` });
    seen.observe(mark.current);
    return () => seen.disconnect();
  }, []);
  return { mark, passed };
}
