import { useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";

const SETTLE_MS = 250;

/**
 * After each way to another page: the focus is in it, unless the page has set it itself, and its name is said. Gives
 * the name, for a polite region.
 */
export function usePlaceKept(): string {
  const router = useRouter();
  const [name, setName] = useState("");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = router.subscribe("onRendered", ({ fromLocation, pathChanged }) => {
      if (fromLocation === undefined || !pathChanged) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        setName(document.title);
        focusPage();
      }, SETTLE_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [router]);
  return name;
}

/** What lies in the page, in a dialog over it or among the toasts keeps the focus; a link that led here does not. */
function focusPage(): void {
  const focused = document.activeElement;
  const leading = focused === document.body || focused?.closest("nav") != null;
  if (leading) document.getElementById("content")?.focus({ preventScroll: true });
}
