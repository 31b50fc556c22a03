import { memo } from "react";
import { useText } from "@/text";
import { className } from "@/ui/className";
import { WarningIcon } from "@/ui/icons";
import { PriorityLabel } from "@/ui/marks";
import { useMe } from "@/ui/me";
import { NeededBy } from "./CardFacts";
import { CardFrame, CardLink, PickUp } from "./CardFrame";
import { CardStory } from "./CardStory";
import { useCardMarks } from "./cardParts";
import type { QueueCardProps } from "./QueueCard";
import { Waiting } from "./Waiting";

/** One handoff in one line, two on the phone: for a queue that is too long to be read card by card. */
export const CompactCard = memo(function CompactCard(props: Omit<QueueCardProps, "onTold">) {
  const { card, arriving = false, firstAction, own = false, far, next } = props;
  const text = useText();
  const me = useMe();
  const marks = useCardMarks(card, arriving, own);
  const open = card.state === "open";
  return (
    <CardFrame
      card={card}
      marks={marks}
      own={own}
      layout={className(
        "-mt-1 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-3 py-1.5 sm:grid-cols-[106px_76px_minmax(0,1fr)_auto] sm:px-4 lg:grid-cols-[106px_84px_minmax(0,1fr)_160px_112px]",
        far && "[contain-intrinsic-size:auto_44px] [content-visibility:auto]",
      )}
      corner="end-1 top-1"
    >
      <div className="order-2 flex min-w-0 items-center gap-x-3 text-meta text-ink-3 sm:order-none sm:contents">
        {open ? (
          <Waiting since={card.created_at} priority={card.priority} small />
        ) : (
          <>
            <span aria-hidden="true" className="truncate">
              {card.claimed_by?.name ?? text.common.formerUser}
            </span>
            <div className="sr-only">
              <CardStory card={card} firstAction={firstAction} />
            </div>
          </>
        )}
        <span className="shrink-0 sm:text-meta">
          <PriorityLabel priority={card.priority} />
        </span>
        <span className="min-w-0 truncate sm:hidden">{card.client_name}</span>
      </div>
      <div className="order-1 flex min-w-0 items-center gap-2.5 sm:order-none">
        {marks.unowned && (
          <span className="shrink-0 text-red">
            <WarningIcon width="14" height="14" />
            <span className="sr-only">{text.rungs.unowned}</span>
          </span>
        )}
        {marks.unread && <span className="sr-only">{text.queue.unread}</span>}
        <h3 className={`min-w-0 truncate ${open ? "text-ink-3" : "text-ink-2"}`}>
          <CardLink card={card} className={open ? "font-semibold text-ink" : undefined} />
          {open && <bdi className="ms-2 hidden font-normal sm:inline">{text.common.quoted(card.reason)}</bdi>}
        </h3>
        {card.target_user_id === me.id && (
          <span className="hidden shrink-0 rounded-tag bg-accent-soft px-1.5 py-0.5 text-meta font-medium text-accent-text sm:inline">
            {text.queue.askedForYou}
          </span>
        )}
        <span className="hidden shrink-0 lg:inline">
          <NeededBy at={card.needed_by} short />
        </span>
      </div>
      <span className="hidden truncate text-meta font-medium lg:inline">{card.client_name}</span>
      <PickUp
        card={card}
        own={own}
        next={next}
        className="order-3 row-span-2 row-start-1 col-start-2 h-7 justify-self-end sm:order-none sm:row-auto sm:col-auto"
      />
    </CardFrame>
  );
});
