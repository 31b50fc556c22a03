import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { parkedQuery } from "@/api/handoffs";
import { useLive, useLiveStore } from "@/stream/LiveProvider";
import type { LiveSnapshot } from "@/stream/liveStore";
import { useText } from "@/text";
import { useMe } from "@/ui/me";
import { Failed } from "@/ui/states";
import { Narrowed } from "./Narrowed";
import type { QueueGroups as Grouped } from "./order";
import { QueueFilters } from "./QueueFilters";
import { OwnGroups, QueueGroups } from "./QueueGroups";
import { QueueSkeleton } from "./QueueSkeleton";
import { isNarrowed } from "./queueSearch";
import { useCompact } from "./useCompact";
import { useHeldCard } from "./useHeldCard";
import { useQueueKeys } from "./useQueueKeys";
import { useQueueSearch } from "./useQueueSearch";
import { useReturnedFocus } from "./useReturnedFocus";
import { useShownGroups } from "./useShownGroups";
import { useSlide } from "./useSlide";
import { LadderExplained } from "./waiting/LadderExplained";
import { UnownedNote } from "./waiting/UnownedNote";
import { useUnowned } from "./waiting/useUnowned";

const LedgerDialog = lazy(() => import("./told/LedgerDialog"));

const loadingOf = ({ loading }: LiveSnapshot) => loading;

/** What waits for somebody, live: new ones first, then by urgency and age; below it what others have. */
export function EscalationQueue() {
  const text = useText();
  const me = useMe();
  const store = useLiveStore();
  const loading = useLive(loadingOf);
  const done = loading === "done";
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const { search, change, cleared, clear } = useQueueSearch();
  const { heldId, handlers } = useHeldCard();
  const { whole, shown } = useShownGroups(heldId, search, me.id);
  const open = useMemo(() => [...whole.arrived, ...whole.waiting], [whole]);
  const all = useMemo(() => [...open, ...whole.pickedUp], [open, whole]);
  const parked = useQuery(parkedQuery).data?.items ?? [];
  const unowned = useUnowned(open, heldId !== null);
  const [ledgerOf, setLedgerOf] = useState<string | null>(null);
  const [compact, setCompact] = useCompact(open.length, done);
  const form = { compact, onTold: setLedgerOf };
  const narrowed = isNarrowed(search);
  useQueueKeys(list, field);
  useReturnedFocus(list, done);
  useSlide(list, `${orderOf(shown)}|${unowned.length}`);
  return (
    <>
      <QueueFilters
        search={search}
        cleared={cleared}
        clients={useMemo(() => clientsOf(all), [all])}
        onChange={change}
        field={field}
        compact={compact}
        onCompact={setCompact}
      />
      <div ref={list} className="group/queue relative flex flex-col gap-2" {...handlers}>
        <section aria-label={text.queue.region} className="flex flex-col gap-2">
          {loading === "first" && <QueueSkeleton />}
          {loading === "failed" && <Failed title={text.queue.failed} onRetry={() => store?.retryNow()} />}
          {done && <LadderExplained cards={open} />}
          {done && <UnownedNote cards={unowned} />}
          {done && narrowed && (
            <Narrowed shown={shown} all={all.length} waiting={open.length} onClear={clear} />
          )}
          {done && <QueueGroups groups={shown} narrowed={narrowed} form={form} />}
        </section>
        {done && !narrowed && <OwnGroups own={shown.own} parked={parked} form={form} />}
        {ledgerOf !== null && (
          <Suspense fallback={null}>
            <LedgerDialog handoffId={ledgerOf} onClose={() => setLedgerOf(null)} />
          </Suspense>
        )}
      </div>
    </>
  );
}

function clientsOf(cards: Grouped["waiting"]): string[] {
  const names = new Set(cards.flatMap(({ client_name }) => (client_name === null ? [] : [client_name])));
  return [...names].sort((one, other) => one.localeCompare(other));
}

function orderOf(groups: Grouped): string {
  return [groups.arrived, groups.waiting, groups.pickedUp, groups.own]
    .map((cards) => cards.map((card) => card.id).join())
    .join("|");
}
