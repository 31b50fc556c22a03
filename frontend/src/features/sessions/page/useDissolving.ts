import { useEffect, useState } from "react";

const DISSOLVE_MS = 240;

/** What is to be shown, for a moment longer than it is wanted: `leaving` while it dissolves. */
export function useDissolving<Shown>(wanted: Shown | null): { shown: Shown | null; leaving: boolean } {
  const [last, setLast] = useState(wanted);
  if (wanted !== null && wanted !== last) setLast(wanted);
  useEffect(() => {
    if (wanted !== null || last === null) return;
    const timer = setTimeout(() => setLast(null), DISSOLVE_MS);
    return () => clearTimeout(timer);
  }, [wanted, last]);
  return { shown: wanted ?? last, leaving: wanted === null && last !== null };
}
