import { Link } from "@tanstack/react-router";
import type { SharedCard } from "@/api/types";
import { useText } from "@/text";
import { Button, buttonClass } from "@/ui/Button";
import { formatAgo } from "@/ui/formatTime";
import { PriorityLabel } from "@/ui/marks";
import { useNow } from "@/ui/times";

interface ArrivalToastProps {
  card: SharedCard;
  /** It lies beside a context, whose ways are the next sensible acts. */
  beside: boolean;
  onGone: () => void;
}

/** An escalation that arrived while its reader was on another page. It stays until it is answered or picked up. */
export function ArrivalToast({ card, beside, onGone }: ArrivalToastProps) {
  const text = useText();
  const waited = (useNow() - Date.parse(card.created_at)) / 1000;
  const { arrival } = text.shell;
  const title =
    card.ticket_ref === null
      ? arrival.title(card.escalated_by.name)
      : arrival.titleWithTicket(card.escalated_by.name, text.common.ticket(card.ticket_ref));
  return (
    <article aria-label={title} className="appear rounded-dialog bg-overlay p-4 shadow-float">
      <div className="flex items-baseline gap-2">
        <span aria-hidden="true" className="size-1.5 shrink-0 self-center rounded-full bg-accent-text" />
        <p className="min-w-0 flex-1 font-semibold">{title}</p>
        <span className="text-meta text-ink-3">{waited < 10 ? arrival.now : formatAgo(waited, text)}</span>
      </div>
      <p className="clamp-2 mt-1 text-ink-2">{card.problem}</p>
      <div className="mt-3 flex items-center gap-2">
        <Link
          to="/escalations/$handoffId"
          params={{ handoffId: card.id }}
          onClick={onGone}
          className={buttonClass(beside ? "plain" : "primary")}
        >
          {arrival.open}
        </Link>
        <Button look="quiet" onClick={onGone}>
          {arrival.dismiss}
        </Button>
        <span className="ms-auto flex min-w-0 items-center gap-2 text-meta text-ink-3">
          <PriorityLabel priority={card.priority} />
          {card.client_name !== null && <span className="truncate">{card.client_name}</span>}
        </span>
      </div>
    </article>
  );
}
