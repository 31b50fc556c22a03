import { useSyncExternalStore } from "react";

const WIDE = window.matchMedia("(min-width: 67.5rem)");
const NARROW = window.matchMedia("(max-width: 47.9375rem)");
const THUMB = window.matchMedia("(max-width: 34.9375rem)");
const LANE = window.matchMedia("(min-width: 64rem)");

/** Whether there is room for the context beside the session. */
export function useWideScreen(): boolean {
  return useSyncExternalStore(watchWide, () => WIDE.matches);
}

/** Whether there is room for the lane beside the session. */
export function useLaneRoom(): boolean {
  return useSyncExternalStore(watchLane, () => LANE.matches);
}

/** Whether the page is as narrow as a phone: what is seldom needed folds away. */
export function useNarrowScreen(): boolean {
  return useSyncExternalStore(watchNarrow, () => NARROW.matches);
}

/** Whether the page is held in one hand: what is pressed stands at the bottom. */
export function useThumbScreen(): boolean {
  return useSyncExternalStore(watchThumb, () => THUMB.matches);
}

const watchThumb = watch(THUMB);
const watchNarrow = watch(NARROW);
const watchWide = watch(WIDE);
const watchLane = watch(LANE);

function watch(query: MediaQueryList): (changed: () => void) => () => void {
  return (changed) => {
    query.addEventListener("change", changed);
    return () => query.removeEventListener("change", changed);
  };
}
