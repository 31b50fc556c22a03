import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { inOneMotion } from "@/features/handoffs/context/motion";

/**
 * What is to be shown, for a moment longer than it is wanted: `leaving` until it has dissolved. Where it does not
 * dissolve it goes at once: while a motion begins the browser takes pictures, and what is pressed then is lost.
 */
export function useDissolving<Shown>(
  wanted: Shown | null,
  dissolves: boolean,
): { shown: Shown | null; leaving: boolean } {
  const [last, setLast] = useState(wanted);
  if (wanted !== last && (wanted !== null || !dissolves)) setLast(wanted);
  useEffect(() => {
    if (wanted !== null || last === null || !dissolves) return;
    // A task of its own: the browser takes its picture of a page that is whole.
    const timer = setTimeout(() => void inOneMotion("dissolve", () => flushSync(() => setLast(null))));
    return () => clearTimeout(timer);
  }, [wanted, last, dissolves]);
  return { shown: wanted ?? last, leaving: wanted === null && last !== null };
}
