import { type RefObject, useEffect, useState } from "react";

/** The lowest part of the window belongs to the ways. */
const ABOVE_THE_WAYS = "0px 0px -24%";

/** Whether the beginning of something is in sight; until that is known, as if it were. */
export function useInSight(shown: RefObject<HTMLElement | null>): boolean {
  const [inSight, setInSight] = useState(true);
  useEffect(() => {
    if (shown.current === null) return;
    const seen = new IntersectionObserver(
      ([entry]) => entry !== undefined && setInSight(entry.isIntersecting),
      {
        rootMargin: ABOVE_THE_WAYS,
      },
    );
    seen.observe(shown.current);
    return () => seen.disconnect();
  }, [shown]);
  return inSight;
}
