import { type RefObject, useEffect, useRef } from "react";
import { useLive } from "@/stream/LiveProvider";
import type { LiveSnapshot } from "@/stream/liveStore";

type Cards = LiveSnapshot["live"]["cards"];

const NONE: Cards = {};
const cardsOf = ({ live }: LiveSnapshot) => live.cards;

/** The cards as they stood before the event that is being heard: whose a handoff was until now. */
export function useCardsBefore(): RefObject<Cards> {
  const cards = useLive(cardsOf) ?? NONE;
  const before = useRef(cards);
  useEffect(() => {
    before.current = cards;
  }, [cards]);
  return before;
}
