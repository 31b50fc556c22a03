import { Link, useNavigate, useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Card } from "@/api/types";
import { useText } from "@/text";
import { buttonClass } from "@/ui/Button";
import { className } from "@/ui/className";
import { type CardMarks, pickUpLabel, pickUpLook } from "./cardParts";

const contextOf = (card: Card) =>
  ({ to: "/escalations/$handoffId", params: { handoffId: card.id } }) as const;

interface CardFrameProps {
  card: Card;
  marks: CardMarks;
  own: boolean;
  /** How its parts are laid out, and how high it is while the browser leaves it out. */
  layout: string;
  /** Where the dot of an unread one stands. */
  corner: string;
  children: ReactNode;
}

/** What every card of the queue stands in: whose it is, and how it is marked. A press anywhere on it opens its context. */
export function CardFrame({ card, marks, own, layout, corner, children }: CardFrameProps) {
  const router = useRouter();
  const Frame = own ? "div" : "article";
  return (
    <Frame
      {...(own
        ? { "data-own-handoff-id": card.id }
        : { "aria-label": card.problem, "data-handoff-id": card.id })}
      data-arrival={marks.fresh ? "new" : undefined}
      onPointerDown={() => void router.preloadRoute(contextOf(card))}
      className={className(
        "card group relative grid transition-[border-color,background-color] hover:border-control has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent-text",
        layout,
        marks.unread && marks.arriving && "border-accent-line bg-accent-soft",
        card.state !== "open" && "bg-transparent shadow-none",
        marks.unowned && "border-red-solid/50",
      )}
    >
      {children}
      {marks.unread && (
        <span
          aria-hidden="true"
          data-unread
          className={`absolute size-1.5 rounded-full bg-accent-text ${corner}`}
        />
      )}
    </Frame>
  );
}

/** The problem, as a link that is as large as the card. */
export function CardLink({ card, className: look }: { card: Card; className?: string }) {
  return (
    <Link
      {...contextOf(card)}
      className={className("outline-none after:absolute after:inset-0 after:rounded-card", look)}
    >
      <bdi>{card.problem}</bdi>
    </Link>
  );
}

interface PickUpProps {
  card: Card;
  own: boolean;
  /** The next sensible act of the queue. */
  next?: boolean;
  className: string;
  icon?: ReactNode;
}

/** Opens the context; nothing is claimed by that. */
export function PickUp({ card, own, next, className: place, icon }: PickUpProps) {
  const text = useText();
  const navigate = useNavigate();
  const router = useRouter();
  return (
    <button
      type="button"
      onPointerEnter={() => void router.preloadRoute(contextOf(card))}
      onClick={() => navigate(contextOf(card))}
      className={buttonClass("plain", `${place} ${pickUpLook(next)}`)}
    >
      {icon}
      {pickUpLabel(card, own, text)}
    </button>
  );
}
