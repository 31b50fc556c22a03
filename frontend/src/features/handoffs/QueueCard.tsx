import { Link, useNavigate } from "@tanstack/react-router";
import { memo } from "react";
import type { Card } from "@/api/types";
import type { FirstAction } from "@/stream/state";
import { useText } from "@/text";
import { Avatar } from "@/ui/Avatar";
import { buttonClass } from "@/ui/Button";
import { className } from "@/ui/className";
import { EyeIcon } from "@/ui/icons";
import { useAtNow } from "@/ui/times";
import { CardFacts } from "./CardFacts";
import { CardStory } from "./CardStory";
import { pickUpLabel, pickUpLook, useFresh } from "./cardParts";
import { ToldButton } from "./told/ToldButton";
import { Waiting } from "./Waiting";
import { LadderLine } from "./waiting/LadderLine";
import { unownedSince } from "./waiting/rungs";

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
  own,
  far,
  next,
  onTold,
}: QueueCardProps) {
  const text = useText();
  const navigate = useNavigate();
  const fresh = useFresh(arriving);
  const unread = card.state === "open" && !card.seen && !own;
  const open = () => navigate({ to: "/escalations/$handoffId", params: { handoffId: card.id } });
  const quiet = card.state !== "open";
  const unowned = useAtNow((now) => unownedSince(card, now) !== null);
  const Frame = own ? "div" : "article";
  return (
    <Frame
      {...(own
        ? { "data-own-handoff-id": card.id }
        : { "aria-label": card.problem, "data-handoff-id": card.id })}
      data-arrival={fresh ? "new" : undefined}
      className={className(
        "card group relative grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 px-4 py-3.5 transition-[border-color,background-color] sm:grid-cols-[116px_minmax(0,1fr)_auto] lg:grid-cols-[148px_minmax(0,1fr)_auto] sm:px-5",
        "hover:border-control has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent-text",
        far && "[contain-intrinsic-size:auto_60px] [content-visibility:auto]",
        unread && arriving && "border-accent-line bg-accent-soft",
        quiet && "bg-transparent shadow-none",
        unowned && "border-red-solid/50",
      )}
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
          <Link
            to="/escalations/$handoffId"
            params={{ handoffId: card.id }}
            className="outline-none after:absolute after:inset-0 after:rounded-card"
          >
            {card.problem}
          </Link>
          {unread && <span className="sr-only">{text.queue.unread}</span>}
        </h3>
        <CardStory card={card} firstAction={firstAction} />
        <div className="mt-1.5">
          <CardFacts card={card} />
        </div>
      </div>
      <div className="order-4 col-span-2 mt-1 flex items-center justify-between gap-3 sm:order-3 sm:col-span-1 sm:mt-0 sm:flex-col sm:items-end sm:justify-start sm:gap-1.5">
        <button
          type="button"
          onClick={open}
          className={buttonClass("plain", `order-2 sm:order-1 sm:me-1 ${pickUpLook(next)}`)}
        >
          {quiet && !card.mine && <EyeIcon />}
          {pickUpLabel(card, own ?? false, text)}
        </button>
        {card.state !== "parked" && (
          <ToldButton
            card={card}
            onOpen={onTold}
            className="relative z-10 order-1 sm:order-2 sm:-me-0.5 sm:max-w-[116px] sm:text-end lg:max-w-none"
          />
        )}
      </div>
      {unread && (
        <span
          aria-hidden="true"
          data-unread
          className="absolute end-2 top-2 size-1.5 rounded-full bg-accent-text"
        />
      )}
    </Frame>
  );
});
