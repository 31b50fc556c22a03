import type { ReactNode } from "react";
import type { Card } from "@/api/types";
import { useText } from "@/text";

const NEAR = 30;

interface QueueGroupProps {
  name: "arrived" | "waiting" | "pickedUp" | "own" | "parked";
  cards: Card[];
  children: (card: Card, far: boolean) => ReactNode;
}

/** Cards under a line that says why they stand here; absent when there are none. */
export function QueueGroup({ name, cards, children }: QueueGroupProps) {
  const text = useText();
  const because = text.queueView.because[name];
  if (cards.length === 0) return null;
  return (
    <>
      <div data-slides={name} className="mt-3 flex items-center gap-2.5 text-meta text-ink-3">
        <div className="min-w-0">
          <h2 className="me-2.5 inline font-medium text-ink-2">{text.queue.groups[name]}</h2>
          {cards.length}
        </div>
        {because !== "" && <span className="hidden sm:inline">{because}</span>}
        <span aria-hidden="true" className="h-px min-w-4 flex-1 bg-line" />
      </div>
      {cards.map((card, index) => children(card, index >= NEAR))}
    </>
  );
}
