import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { Card } from "@/api/types";
import { Waiting } from "@/features/handoffs/Waiting";
import { LadderLine } from "@/features/handoffs/waiting/LadderLine";
import { useLive } from "@/stream/LiveProvider";
import type { LiveSnapshot } from "@/stream/liveStore";
import { useNumbers } from "@/text/later/useNumbers";
import { PriorityLabel } from "@/ui/marks";
import { Panel } from "@/ui/Panel";

const cardsOf = ({ live }: LiveSnapshot) => live?.cards ?? null;
const loadingOf = ({ loading }: LiveSnapshot) => loading;

const SHOWN = 3;

/** What is open now, one's own too: those that wait longest; the queue itself is the source and has the rest. */
export function WaitsNow() {
  const { now } = useNumbers();
  const cards = useLive(cardsOf);
  const loading = useLive(loadingOf);
  const open = useMemo(() => openCards(cards), [cards]);
  return (
    <Panel
      title={now.title}
      explain={now.note}
      beside={
        <Link
          to="/escalations"
          data-control
          className="font-medium text-accent-text hover:underline touch:inline-flex touch:min-h-11 touch:items-center"
        >
          {now.open}
        </Link>
      }
    >
      {loading === "done" && open.length === 0 && <p className="text-ink-2">{now.none}</p>}
      {loading !== "done" && <p className="text-ink-3">{now.loading}</p>}
      {open.length > 0 && (
        <ul className="m-0 list-none border-t border-line p-0">
          {open.slice(0, SHOWN).map((card) => (
            <WaitingRow key={card.id} card={card} />
          ))}
        </ul>
      )}
      {open.length > SHOWN && <p className="mt-2 text-meta text-ink-3">{now.more(open.length - SHOWN)}</p>}
    </Panel>
  );
}

function WaitingRow({ card }: { card: Card }) {
  const { now } = useNumbers();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 last:border-0">
      <span className="w-[128px] shrink-0">
        <Waiting since={card.created_at} priority={card.priority} />
      </span>
      <Link
        to="/escalations/$handoffId"
        params={{ handoffId: card.id }}
        className="min-w-0 flex-1 basis-full hover:underline sm:basis-[220px] touch:min-h-11"
      >
        <bdi className="font-medium">{card.client_name ?? now.noClient}</bdi>
        <span className="text-ink-2">
          , <bdi>{card.problem}</bdi>
        </span>
      </Link>
      <span className="sm:w-[88px]">
        <PriorityLabel priority={card.priority} />
      </span>
      <span className="sm:w-[148px]">
        <LadderLine card={card} end />
      </span>
    </li>
  );
}

function openCards(cards: Record<string, Card> | null): Card[] {
  return Object.values(cards ?? {})
    .filter((card) => card.state === "open")
    .sort((one, other) => Date.parse(one.created_at) - Date.parse(other.created_at));
}
