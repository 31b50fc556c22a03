import { useEffect, useLayoutEffect, useRef } from "react";

const NEAR_PX = 240;

/** Opens at the newest step, and stays there while new ones land, unless the reader has scrolled up. */
export function useFollowBottom(count: number): void {
  const first = useRef(true);
  const near = useRef(true);
  useEffect(() => {
    const scrolled = () => {
      const page = document.documentElement;
      near.current = page.scrollHeight - page.scrollTop - page.clientHeight < NEAR_PX;
    };
    window.addEventListener("scroll", scrolled, { passive: true });
    return () => window.removeEventListener("scroll", scrolled);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows when a step was added
  useLayoutEffect(() => {
    const toStep = first.current && window.location.hash.startsWith("#step-");
    if (toStep) document.querySelector(window.location.hash)?.scrollIntoView({ block: "center" });
    else if (near.current)
      window.scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
    first.current = false;
  }, [count]);
}
