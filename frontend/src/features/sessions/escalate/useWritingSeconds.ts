import { useEffect, useRef } from "react";
import { readDraft, writeDraft } from "@/ui/useDraft";

interface Written {
  key: string;
  seconds: number;
}

/**
 * How many seconds it took from the opened dialog to the sending, by the key of the sending. A repeat gets the
 * number of its first try, also after a reload: with one key the whole request must stay the same.
 */
export function useWritingSeconds(name: string): (key: string) => number {
  const openedAt = useRef(0);
  const last = useRef<Written | null>(null);
  useEffect(() => {
    openedAt.current = performance.now();
  }, []);
  return (key) => {
    const known = last.current ?? readDraft<Written>(`${name}.written`);
    if (known?.key === key) return known.seconds;
    last.current = { key, seconds: Math.round((performance.now() - openedAt.current) / 1000) };
    writeDraft(`${name}.written`, last.current);
    return last.current.seconds;
  };
}
