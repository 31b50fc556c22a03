import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { parkedQuery } from "@/api/handoffs";
import type { Card } from "@/api/types";
import { useLive, useLiveStore } from "@/stream/LiveProvider";
import type { LiveSnapshot } from "@/stream/liveStore";
import { useText } from "@/text";
import { Key } from "@/ui/Key";
import { Empty, Failed } from "@/ui/states";
import { holdInPlace } from "./holdInPlace";
import { groupCards, type QueueGroups } from "./order";
import { QueueCard } from "./QueueCard";
import { QueueGroup } from "./QueueGroup";
import { QueueSkeleton } from "./QueueSkeleton";
import { useHeldCard } from "./useHeldCard";
import { useQueueKeys } from "./useQueueKeys";
import { useReturnedFocus } from "./useReturnedFocus";
import { useSlide } from "./useSlide";
import { UnownedNote } from "./waiting/UnownedNote";
import { useUnowned } from "./waiting/useUnowned";

const LedgerDialog = lazy(() => import("./told/LedgerDialog"));

const liveOf = ({ live }: LiveSnapshot) => live;
const loadingOf = ({ loading }: LiveSnapshot) => loading;

/** What waits for somebody, live: new ones first, then by urgency and age; below it what others have. */
export function EscalationQueue() {
  const text = useText();
  const store = useLiveStore();
  const loading = useLive(loadingOf);
  const list = useRef<HTMLDivElement>(null);
  const { heldId, handlers } = useHeldCard();
  const groups = useGroups(heldId);
  const parked = useQuery(parkedQuery).data?.items ?? [];
  const unowned = useUnowned([...groups.arrived, ...groups.waiting], heldId !== null);
  const [ledgerOf, setLedgerOf] = useState<string | null>(null);
  useQueueKeys(list);
  useReturnedFocus(list, loading === "done");
  useSlide(list, `${orderOf(groups)}|${unowned.length}`);
  return (
    <div ref={list} className="relative flex flex-col gap-2" {...handlers}>
      <section aria-label={text.queue.region} className="flex flex-col gap-2">
        {loading === "first" && <QueueSkeleton />}
        {loading === "failed" && <Failed title={text.queue.failed} onRetry={() => store?.retryNow()} />}
        {loading === "done" && <UnownedNote cards={unowned} />}
        {loading === "done" && <Groups groups={groups} onTold={setLedgerOf} />}
      </section>
      {loading === "done" && <OwnGroups own={groups.own} parked={parked} onTold={setLedgerOf} />}
      {ledgerOf !== null && (
        <Suspense fallback={null}>
          <LedgerDialog handoffId={ledgerOf} onClose={() => setLedgerOf(null)} />
        </Suspense>
      )}
    </div>
  );
}

type OnTold = (handoffId: string) => void;

function Groups({ groups, onTold }: { groups: QueueGroups; onTold: OnTold }) {
  const text = useText();
  const live = useLive(liveOf);
  const [baseline] = useState(live?.position?.number ?? 0);
  const number = (card: Card) => live?.arrivals[card.id] ?? 0;
  const empty = groups.arrived.length + groups.waiting.length === 0;
  return (
    <>
      {empty && <Empty title={text.queue.empty}>{text.queue.emptyExplain}</Empty>}
      <QueueGroup name="arrived" cards={groups.arrived}>
        {(card, far) => (
          <QueueCard
            far={far}
            key={`${card.id}-${number(card)}`}
            card={card}
            arriving={number(card) > baseline}
            onTold={onTold}
          />
        )}
      </QueueGroup>
      <QueueGroup name="waiting" cards={groups.waiting}>
        {(card, far) => <QueueCard key={card.id} card={card} far={far} onTold={onTold} />}
      </QueueGroup>
      <QueueGroup name="pickedUp" cards={groups.pickedUp}>
        {(card, far) => (
          <QueueCard
            key={card.id}
            card={card}
            far={far}
            firstAction={live?.firstActions[card.id]}
            onTold={onTold}
          />
        )}
      </QueueGroup>
      {!empty && <KeyHints />}
    </>
  );
}

/** What the reader handed off or parked; it does not stand in the reader's own queue. */
function OwnGroups({ own, parked, onTold }: { own: Card[]; parked: Card[]; onTold: OnTold }) {
  const live = useLive(liveOf);
  return (
    <>
      <QueueGroup name="own" cards={own}>
        {(card) => (
          <QueueCard
            key={card.id}
            card={card}
            own
            firstAction={live?.firstActions[card.id]}
            onTold={onTold}
          />
        )}
      </QueueGroup>
      <QueueGroup name="parked" cards={parked}>
        {(card) => <QueueCard key={card.id} card={card} own onTold={onTold} />}
      </QueueGroup>
    </>
  );
}

function KeyHints() {
  const text = useText();
  return (
    <p
      aria-hidden="true"
      className="hidden items-center gap-2 pt-4 text-meta text-ink-3 md:flex touch:hidden"
    >
      <Key name="j" />
      <Key name="k" />
      {text.queue.keys.move}
      <span className="w-2" />
      <Key name="Enter" />
      {text.queue.keys.open}
    </p>
  );
}

function useGroups(heldId: string | null): QueueGroups {
  const live = useLive(liveOf);
  const now = useMemo(
    () => (live === null ? { arrived: [], waiting: [], pickedUp: [], own: [] } : groupCards(live)),
    [live],
  );
  const [shown, setShown] = useState<{
    groups: QueueGroups;
    from: QueueGroups;
    heldId: string | null;
  } | null>(null);
  if (shown !== null && shown.from === now && shown.heldId === heldId) return shown.groups;
  const groups = holdInPlace(shown?.groups ?? null, now, heldId);
  setShown({ groups, from: now, heldId });
  return groups;
}

function orderOf(groups: QueueGroups): string {
  return [groups.arrived, groups.waiting, groups.pickedUp, groups.own]
    .map((cards) => cards.map((card) => card.id).join())
    .join("|");
}
