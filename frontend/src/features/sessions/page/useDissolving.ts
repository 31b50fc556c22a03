import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { inOneMotion } from "@/features/handoffs/context/motion";

/** What is to be shown, for a moment longer than it is wanted: `leaving` until it has dissolved. */
export function useDissolving<Shown>(wanted: Shown | null): { shown: Shown | null; leaving: boolean } {
  const [last, setLast] = useState(wanted);
  if (wanted !== null && wanted !== last) setLast(wanted);
  useEffect(() => {
    if (wanted !== null || last === null) return;
    // A task of its own: the browser takes its picture of a page that is whole.
    const timer = setTimeout(() => void inOneMotion("dissolve", () => flushSync(() => setLast(null))));
    return () => clearTimeout(timer);
  }, [wanted, last]);
  return { shown: wanted ?? last, leaving: wanted === null && last !== null };
}
