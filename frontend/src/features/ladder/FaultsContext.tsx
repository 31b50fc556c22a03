import { createContext, useContext, useState } from "react";
import type { Faults } from "./ladderFaults";

interface KnownFaults {
  /** What this page found: shown once a field was left, or all of it after an attempt to save. */
  own: Faults;
  /** What the server found: shown at once. */
  refused: Faults;
  showAll: boolean;
}

export const FaultsContext = createContext<KnownFaults>({ own: {}, refused: {}, showAll: false });

/** What is wrong with the value at a pointer, as far as it is time to say so. */
export function useFault(pointer: string): { fault: string | null; leave: () => void } {
  const { own, refused, showAll } = useContext(FaultsContext);
  const [left, setLeft] = useState(false);
  const found = (left || showAll ? own[pointer] : undefined) ?? refused[pointer] ?? null;
  return { fault: found, leave: () => setLeft(true) };
}
