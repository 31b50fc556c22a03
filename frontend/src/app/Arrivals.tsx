import { useRouterState } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { SharedCard } from "@/api/types";
import type { LiveEvent } from "@/stream/events";
import { useLiveEvents } from "@/stream/LiveProvider";
import { useText } from "@/text";
import { useMe } from "@/ui/me";
import { ArrivalToast } from "./ArrivalToast";
import { LeaseToasts } from "./LeaseToasts";
import { PartingToasts } from "./PartingToasts";
import { useCardsBefore } from "./useCardsBefore";
import { useFetchAnew } from "./useFetchAnew";
import { useHiddenCount } from "./useHiddenCount";

const AT_MOST = 3;
const QUIET_MS = 700;

/** Makes what concerns the reader noticed on every page. Arrivals: a toast beside other work, the tab's title, and a polite sentence. */
export function Arrivals() {
  const text = useText();
  const me = useMe();
  const onQueue = useRouterState({ select: (state) => state.location.pathname === "/escalations" });
  const [toasts, setToasts] = useState<SharedCard[]>([]);
  const [sentence, setSentence] = useState("");
  const unspoken = useRef<SharedCard[]>([]);
  const countHidden = useHiddenCount();
  const before = useCardsBefore();
  useFetchAnew();

  const speakLater = (card: SharedCard) => {
    unspoken.current.push(card);
    if (unspoken.current.length > 1) return;
    setTimeout(() => {
      const cards = unspoken.current.splice(0);
      const [only] = cards;
      if (only === undefined) return;
      const one = text.shell.announceArrival(only.escalated_by.name, only.problem);
      setSentence(cards.length === 1 ? one : text.shell.announceArrivals(cards.length));
    }, QUIET_MS);
  };

  /** Whoever had it until now is told in other words that it waits again. */
  const wasMine = (card: SharedCard) => before.current[card.id]?.mine === true;
  const remove = (id: string) => setToasts((shown) => shown.filter((card) => card.id !== id));

  useLiveEvents((event) => {
    const card = arrivedCard(event);
    if (card !== null && card.escalated_by.id !== me.id) {
      countHidden();
      speakLater(card);
      if (!onQueue && !wasMine(card))
        setToasts((shown) => [card, ...shown.filter((other) => other.id !== card.id)].slice(0, AT_MOST));
    }
    const left = leftQueue(event);
    if (left !== null) remove(left);
  });

  return (
    <>
      <div aria-live="polite" className="sr-only">
        {sentence}
      </div>
      <section
        aria-label={text.shell.arrival.region}
        className="fixed inset-x-3 bottom-[84px] z-30 flex flex-col gap-2 empty:hidden sm:start-auto sm:end-6 sm:w-[420px] md:bottom-6"
      >
        <LeaseToasts onAsked={countHidden} />
        <PartingToasts />
        {!onQueue &&
          toasts.map((card) => <ArrivalToast key={card.id} card={card} onGone={() => remove(card.id)} />)}
      </section>
    </>
  );
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
