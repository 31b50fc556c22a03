import { memo } from "react";
import type { Card } from "@/api/types";
import type { FirstAction } from "@/stream/state";
import { useText } from "@/text";
import { Avatar } from "@/ui/Avatar";
import { className } from "@/ui/className";
import { EyeIcon } from "@/ui/icons";
import { CardFacts } from "./CardFacts";
import { CardFrame, CardLink, PickUp } from "./CardFrame";
import { CardStory } from "./CardStory";
import { useCardMarks } from "./cardParts";
import { ToldButton } from "./told/ToldButton";
import { Waiting } from "./Waiting";
import { LadderLine } from "./waiting/LadderLine";

export interface QueueCardProps {
  card: Card;
  /** It came in while the reader looked on: it slides in, and is marked for 800 ms. */
  arriving?: boolean;
  firstAction?: FirstAction;
  /** The reader's own: it stands below the queue, not in it. */
  own?: boolean;
  /** It stands far down a long list: the browser may leave it out until it comes near. */
  far?: boolean;
  /** Nobody has waited longer or more urgently: its button is the next sensible act until another has the focus. */
  next?: boolean;
  /** Shows who was told, in a place that stays when the card goes. */
  onTold?: (handoffId: string) => void;
}

/** One handoff. The whole card and its button open the context screen; nothing is claimed by that. */
export const QueueCard = memo(function QueueCard({
  card,
  arriving = false,
  firstAction,
  own = false,
  far,
  next,
  onTold,
}: QueueCardProps) {
  const text = useText();
  const marks = useCardMarks(card, arriving, own);
  const quiet = card.state !== "open";
  return (
    <CardFrame
      card={card}
      marks={marks}
      own={own}
      layout={className(
        "grid-cols-[1fr_auto] gap-x-4 gap-y-1 px-4 py-3.5 sm:grid-cols-[136px_minmax(0,1fr)_auto] sm:px-5 lg:grid-cols-[148px_minmax(0,1fr)_auto]",
        far && "[contain-intrinsic-size:auto_60px] [content-visibility:auto]",
      )}
      corner="end-2 top-2"
    >
      <div className="order-1 flex items-center gap-2 sm:block">
        {card.state === "open" ? (
          <>
            <Waiting since={card.created_at} priority={card.priority} />
            <LadderLine card={card} />
          </>
        ) : (
          card.claimed_by !== null && <Avatar name={card.claimed_by.name} me={card.mine} size={28} />
        )}
      </div>
      <div className="order-2 col-span-2 min-w-0 sm:col-span-1">
        <h3 className={`clamp-2 text-title font-semibold ${quiet ? "text-ink-2" : "text-ink"}`}>
          <CardLink card={card} />
          {marks.unread && <span className="sr-only">{text.queue.unread}</span>}
        </h3>
        <CardStory card={card} firstAction={firstAction} />
        <div className="mt-1.5">
          <CardFacts card={card} />
        </div>
      </div>
      <div className="order-4 col-span-2 mt-1 flex items-center justify-between gap-3 sm:order-3 sm:col-span-1 sm:mt-0 sm:flex-col sm:items-end sm:justify-start sm:gap-1.5">
        <PickUp
          card={card}
          own={own}
          next={next}
          className="order-2 sm:order-1 sm:me-1"
          icon={quiet && !card.mine && <EyeIcon />}
        />
        {card.state !== "parked" && (
          <ToldButton
            card={card}
            onOpen={onTold}
            className="relative z-10 order-1 sm:order-2 sm:-me-0.5 sm:max-w-[120px] sm:text-end sm:text-balance lg:max-w-none"
          />
        )}
      </div>
    </CardFrame>
  );
});
