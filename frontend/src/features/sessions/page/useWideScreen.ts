import { useSyncExternalStore } from "react";

const WIDE = "(min-width: 1080px)";

/** Whether there is room for the context beside the session. */
export function useWideScreen(): boolean {
  return useSyncExternalStore(watch, () => window.matchMedia(WIDE).matches);
}

function watch(changed: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
