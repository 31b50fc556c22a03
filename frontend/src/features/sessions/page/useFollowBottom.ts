import { useEffect, useLayoutEffect, useRef } from "react";

const NEAR_PX = 240;

/** Opens at the newest step, and stays there while new ones land or a keyboard opens, unless the reader has scrolled up. */
export function useFollowBottom(count: number): void {
  const first = useRef(true);
  const near = useRef(true);
  useEffect(() => {
    const scrolled = () => {
      const page = document.documentElement;
      near.current = page.scrollHeight - page.scrollTop - page.clientHeight < NEAR_PX;
    };
    const resized = () => near.current && toBottom();
    window.addEventListener("scroll", scrolled, { passive: true });
    window.addEventListener("resize", resized);
    return () => {
      window.removeEventListener("scroll", scrolled);
      window.removeEventListener("resize", resized);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows when a step was added
  useLayoutEffect(() => {
    const toStep = first.current && window.location.hash.startsWith("#step-");
    if (toStep) document.querySelector(window.location.hash)?.scrollIntoView({ block: "center" });
    else if (near.current) toBottom();
    first.current = false;
  }, [count]);
}

function toBottom(): void {
  window.scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
}
