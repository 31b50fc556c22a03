import { useRouterState } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { SharedCard } from "@/api/types";
import { isSoundWanted, playArrival } from "@/features/handoffs/arrivalSound";
import type { LiveEvent } from "@/stream/events";
import { useLiveEvents } from "@/stream/LiveProvider";
import { useText } from "@/text";
import { useMe } from "@/ui/me";
import { useCardsBefore } from "./useCardsBefore";

const QUIET_MS = 700;

/** Escalations of others that arrive while the page is open, until they are put away or leave the queue; and a sentence that says so. */
export function useArrivals(shown: boolean, onArrival: () => void) {
  const text = useText();
  const me = useMe();
  const [cards, setCards] = useState<SharedCard[]>([]);
  const [sentence, setSentence] = useState("");
  const unspoken = useRef<SharedCard[]>([]);
  const before = useCardsBefore();

  const speakLater = (card: SharedCard) => {
    unspoken.current.push(card);
    if (unspoken.current.length > 1) return;
    setTimeout(() => {
      const arrived = unspoken.current.splice(0);
      const [only] = arrived;
      if (only === undefined) return;
      const one = text.shell.announceArrival(only.escalated_by.name, only.problem);
      setSentence(arrived.length === 1 ? one : text.shell.announceArrivals(arrived.length));
    }, QUIET_MS);
  };

  /** Whoever had it until now is told in other words that it waits again. */
  const wasMine = (card: SharedCard) => before.current[card.id]?.mine === true;
  const remove = (id: string) => setCards((all) => all.filter((card) => card.id !== id));

  // What one opens, from wherever, needs no toast any more; nor does it lie over the ways to go on with it.
  const opened = useRouterState({ select: (state) => openedIn(state.location.pathname) });
  const shownCards = cards.filter((card) => card.id !== opened);
  useEffect(() => {
    if (opened !== null) setCards((all) => all.filter((card) => card.id !== opened));
  }, [opened]);

  useLiveEvents((event) => {
    const card = arrivedCard(event);
    if (card !== null && card.escalated_by.id !== me.id) {
      onArrival();
      speakLater(card);
      if (isSoundWanted()) void playArrival();
      if (shown && card.id !== opened && !wasMine(card))
        setCards((all) => [card, ...all.filter((other) => other.id !== card.id)]);
    }
    const left = leftQueue(event);
    if (left !== null) remove(left);
  });
  return { cards: shown ? shownCards : [], remove, sentence };
}

/** The handoff whose context is read at an address. */
export function openedIn(pathname: string): string | null {
  return /^\/escalations\/([^/]+)/.exec(pathname)?.[1] ?? null;
}

function arrivedCard(event: LiveEvent): SharedCard | null {
  if (event.name === "handoff_created") return event.members;
  if (event.name === "handoff_released" || event.name === "handoff_reassigned") return event.members.card;
  return null;
}

function leftQueue(event: LiveEvent): string | null {
  switch (event.name) {
    case "handoff_claimed":
    case "handoff_cancelled":
    case "handoff_resolved":
      return event.members.handoff_id;
    default:
      return null;
  }
}
