import { useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import type { LiveEvent } from "@/stream/events";
import { useLiveEvents } from "@/stream/LiveProvider";
import { type Catalogue, useText } from "@/text";
import { useMe } from "@/ui/me";
import type { Parted } from "./later/PartingToast";
import { PartingToast } from "./toasts";
import { useCardsBefore } from "./useCardsBefore";

/** On every page but the session's own: that a claim left the reader's hands, and to whom. */
export function usePartingToasts() {
  const text = useText();
  const me = useMe();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const before = useCardsBefore();
  const [parted, setParted] = useState<Parted[]>([]);
  useLiveEvents((event) => {
    const lost = partingIn(event, me.id, text);
    const known = lost === null ? undefined : before.current[lost.handoffId];
    if (lost === null || known === undefined || !known.mine) return;
    setParted((all) => [
      { ...lost, problem: known.problem },
      ...all.filter(({ handoffId }) => handoffId !== lost.handoffId),
    ]);
  });
  const remove = (id: string) => setParted((all) => all.filter(({ handoffId }) => handoffId !== id));
  return parted
    .filter(({ sessionId }) => path !== `/pilot/${sessionId}`)
    .map((each) => <PartingToast key={each.handoffId} parted={each} onGone={() => remove(each.handoffId)} />);
}

/** How an event takes a claim from its holder; null when it does not, or when the reader did it. */
function partingIn(event: LiveEvent, reader: string, text: Catalogue): Omit<Parted, "problem"> | null {
  const words = text.lease.toast;
  switch (event.name) {
    case "handoff_released":
      if (event.members.by !== null) return null;
      return of(event.members, words.lapsed, true);
    case "handoff_reassigned":
      if (event.members.by?.id === reader) return null;
      return of(event.members, words.reassigned(event.members.by?.name ?? words.somebody), true);
    case "handoff_claimed":
      if (event.members.from?.id !== reader) return null;
      return of(event.members, words.takenOver(event.members.by?.name ?? words.somebody), false);
    default:
      return null;
  }
}

function of(members: { handoff_id: string; session_id: string }, sentence: string, isOpen: boolean) {
  return { handoffId: members.handoff_id, sessionId: members.session_id, sentence, isOpen };
}
