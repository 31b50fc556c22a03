import { useEffect, useRef } from "react";

const NEAR_PX = 240;

/** Opens at the newest step, and stays there while new ones land, unless the reader has scrolled up. */
export function useFollowBottom(count: number): void {
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows when a step was added
  useEffect(() => {
    const page = document.documentElement;
    const below = page.scrollHeight - page.scrollTop - page.clientHeight;
    const toStep = window.location.hash.startsWith("#step-");
    if (first.current && toStep)
      document.querySelector(window.location.hash)?.scrollIntoView({ block: "center" });
    else if (first.current || below < NEAR_PX)
      window.scrollTo({ top: page.scrollHeight, behavior: "instant" });
    first.current = false;
  }, [count]);
}
