import type { Card } from "@/api/types";
import { useText } from "@/text";
import { ClockIcon, WarningIcon } from "@/ui/icons";
import { PriorityLabel } from "@/ui/marks";
import { useMe } from "@/ui/me";
import { Moment, useMomentWords, useNow, useSpelled, useTimes } from "@/ui/times";

/** The one line of facts: priority, client, ticket, who asked, how many steps. */
export function CardFacts({ card }: { card: Card }) {
  const text = useText();
  const me = useMe();
  const spelled = useSpelled();
  return (
    <p className="facts text-meta text-ink-3">
      <PriorityLabel priority={card.priority} />
      {card.client_name !== null && (
        <span className="fact">
          <span className="block max-w-[36ch] truncate font-medium text-ink">{card.client_name}</span>
        </span>
      )}
      {card.ticket_ref !== null && (
        <span className="fact whitespace-nowrap">
          <bdi>{text.common.ticket(card.ticket_ref)}</bdi>
        </span>
      )}
      <span className="fact">{card.escalated_by.name}</span>
      <span className="fact whitespace-nowrap">{text.common.steps(card.step_count)}</span>
      {spelled && (
        <span className="fact">
          <Moment at={card.created_at} />
        </span>
      )}
      {card.target_user_id === me.id && (
        <span className="rounded-tag bg-accent-soft px-1.5 py-0.5 font-medium text-accent-text">
          {text.queue.askedForYou}
        </span>
      )}
      <NeededBy at={card.needed_by} />
    </p>
  );
}

/** The deadline as a small flag; red once it has passed. `short` where the title needs the room. */
export function NeededBy({ at, short = false }: { at: string | null; short?: boolean }) {
  const text = useText();
  const times = useTimes();
  const now = useNow();
  const momentWords = useMomentWords();
  if (at === null) return null;
  const date = new Date(at);
  const moment = short ? times.moment(date, new Date(now)) : momentWords(at);
  const passed = date.getTime() < now;
  return (
    <span
      title={times.exact(date)}
      className={`inline-flex items-center gap-1.5 whitespace-nowrap rounded-tag px-1.5 py-0.5 text-meta font-medium ${
        passed ? "bg-red-soft text-red" : "bg-amber-soft text-amber"
      }`}
    >
      <ClockIcon width="12" height="12" />
      {passed ? text.queue.overdue(moment) : text.queue.neededBy(moment)}
    </span>
  );
}

/** "3 told, 1 seen, 1 unreachable": the last in red and with a mark, because somebody does not know. */
export function DeliveryWords({ card }: { card: Pick<Card, "deliveries"> }) {
  const text = useText();
  const { told, seen, unreachable } = card.deliveries;
  return (
    <span className="text-meta tabular-nums text-ink-3">
      {text.queue.deliveries(told, seen)}
      {unreachable > 0 && ","}
      {unreachable > 0 && (
        <>
          {" "}
          <span className="whitespace-nowrap font-medium text-red">
            <WarningIcon width="12" height="12" className="me-1 inline-block -translate-y-px" />
            {text.queue.unreachable(unreachable)}
          </span>
        </>
      )}
    </span>
  );
}
