import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { readAgain } from "@/api/fresh";
import { contextQuery, markOpened } from "@/api/handoffs";
import type { HandoffContext } from "@/api/types";
import { useLive, useLiveEvents } from "@/stream/LiveProvider";

const SETTLE_MS = 250;

/** The context screen's content, read again when something happens to the handoff or in its session. */
export function useHandoffContext(handoffId: string) {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const query = useQuery(contextQuery(handoffId));
  const { dataUpdatedAt: readAt } = query;
  // What was read since the stream was cut is newer than what it brought.
  const card = useLive(({ live, connection: { cutAt } }) =>
    cutAt === null || cutAt > readAt ? live.cards[handoffId] : undefined,
  );
  useLiveEvents((event) => {
    const members = event.members as { handoff_id?: string };
    if (members.handoff_id !== handoffId) return;
    if (event.name === "handoff_opened" || event.name === "delivery_changed") return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => readAgain(client, contextQuery(handoffId)), SETTLE_MS);
  });
  const context = query.data && card ? withLiveCard(query.data, card) : query.data;
  return { query, context };
}

/** The live card's words count in what it carries; the screen's own longer texts stay. */
function withLiveCard(context: HandoffContext, card: Partial<HandoffContext>): HandoffContext {
  const { problem: _problem, reason: _reason, ...newer } = card;
  return { ...context, ...newer };
}

/** Tells the server once that the screen was really on the screen; true when the server has heard it. */
export function useOpenedStamp(handoffId: string, painted: boolean): boolean {
  const [opened, setOpened] = useState<string | null>(null);
  useEffect(() => {
    if (!painted) return;
    let second = 0;
    const first = requestAnimationFrame(() => {
      second = requestAnimationFrame(() => {
        markOpened(handoffId).then(
          () => setOpened(handoffId),
          () => undefined,
        );
      });
    });
    return () => {
      cancelAnimationFrame(first);
      cancelAnimationFrame(second);
    };
  }, [handoffId, painted]);
  return opened === handoffId;
}
