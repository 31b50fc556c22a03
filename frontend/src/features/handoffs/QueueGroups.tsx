import { lazy, Suspense, useState } from "react";
import type { Card } from "@/api/types";
import { useLive } from "@/stream/LiveProvider";
import type { LiveSnapshot } from "@/stream/liveStore";
import { useText } from "@/text";
import { Key } from "@/ui/Key";
import { Empty } from "@/ui/states";
import { CompactCard } from "./CompactCard";
import type { QueueGroups as Grouped } from "./order";
import { QueueCard, type QueueCardProps } from "./QueueCard";
import { QueueGroup } from "./QueueGroup";

const EmptyQueue = lazy(() => import("./EmptyQueue"));

const liveOf = ({ live }: LiveSnapshot) => live;

interface Form {
  /** One line each. */
  compact: boolean;
  onTold: (handoffId: string) => void;
}

interface QueueGroupsProps {
  groups: Grouped;
  narrowed: boolean;
  form: Form;
}

/** What waits, and what others have. */
export function QueueGroups({ groups, narrowed, form }: QueueGroupsProps) {
  const live = useLive(liveOf);
  const [baseline] = useState(live?.position?.number ?? 0);
  const number = (card: Card) => live?.arrivals[card.id] ?? 0;
  const empty = groups.arrived.length + groups.waiting.length === 0;
  const next = (groups.waiting[0] ?? groups.arrived[0])?.id;
  return (
    <>
      {empty && !narrowed && (
        <Suspense fallback={<EmptyFrame />}>
          <EmptyQueue pickedUp={groups.pickedUp} />
        </Suspense>
      )}
      <QueueGroup name="arrived" cards={groups.arrived}>
        {(card, far) => (
          <OneCard
            far={far}
            key={`${card.id}-${number(card)}`}
            card={card}
            next={card.id === next}
            arriving={number(card) > baseline}
            form={form}
          />
        )}
      </QueueGroup>
      <QueueGroup name="waiting" cards={groups.waiting}>
        {(card, far) => <OneCard key={card.id} card={card} far={far} next={card.id === next} form={form} />}
      </QueueGroup>
      <QueueGroup name="pickedUp" cards={groups.pickedUp}>
        {(card, far) => (
          <OneCard
            key={card.id}
            card={card}
            far={far}
            firstAction={live?.firstActions[card.id]}
            form={form}
          />
        )}
      </QueueGroup>
      {!empty && <KeyHints />}
    </>
  );
}

function OneCard({ form, ...card }: Omit<QueueCardProps, "onTold"> & { form: Form }) {
  return form.compact ? <CompactCard {...card} /> : <QueueCard {...card} onTold={form.onTold} />;
}

function EmptyFrame() {
  const text = useText();
  return (
    <Empty title={text.queue.empty} action={<span className="h-8 touch:h-11" />}>
      <p className="min-h-[60px]">{text.queue.emptyExplain}</p>
    </Empty>
  );
}

/** What the reader handed off or parked; it does not stand in the reader's own queue. */
export function OwnGroups({ own, parked, form }: { own: Card[]; parked: Card[]; form: Form }) {
  const live = useLive(liveOf);
  return (
    <>
      <QueueGroup name="own" cards={own}>
        {(card) => (
          <OneCard key={card.id} card={card} own firstAction={live?.firstActions[card.id]} form={form} />
        )}
      </QueueGroup>
      <QueueGroup name="parked" cards={parked}>
        {(card) => <OneCard key={card.id} card={card} own form={form} />}
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
      <span className="w-2" />
      <Key name="c" />
      {text.queue.pickUp}
    </p>
  );
}
