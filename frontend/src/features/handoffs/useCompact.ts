import { useState } from "react";
import { keep, recall } from "./kept";

/** From so many on, more cards at a time are worth more than more on each. */
const MANY = 15;

/**
 * Whether the cards take one line each: by the person's choice in this browser, else by how many wait when
 * the queue is read. It never changes while somebody looks on.
 */
export function useCompact(count: number, ready: boolean): [compact: boolean, choose: (to: boolean) => void] {
  const [chosen, setChosen] = useState(() => recall("form"));
  const [many, setMany] = useState<boolean | null>(null);
  if (ready && many === null) setMany(count >= MANY);
  const choose = (compact: boolean) => {
    const form = compact ? "compact" : "roomy";
    keep("form", form);
    setChosen(form);
  };
  return [chosen === null ? many === true : chosen === "compact", choose];
}
