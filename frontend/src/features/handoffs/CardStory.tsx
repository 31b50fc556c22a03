import type { Card } from "@/api/types";
import type { FirstAction } from "@/stream/state";
import { useText } from "@/text";
import { formatAgo, formatExactSpan } from "@/ui/formatTime";
import { useNow } from "@/ui/times";

/** Why it is here, or who has it. */
export function CardStory({ card, firstAction }: { card: Card; firstAction?: FirstAction }) {
  const text = useText();
  if (card.state === "claimed") return <PickedUp card={card} firstAction={firstAction} />;
  if (card.state !== "open") return <p className="text-ink-3">{text.queue.left}</p>;
  return <p className="line-clamp-2 text-ink-2 sm:line-clamp-1">{text.common.quoted(card.reason)}</p>;
}

function PickedUp({ card, firstAction }: { card: Card; firstAction?: FirstAction }) {
  const text = useText();
  const now = useNow();
  const claimedAt = Date.parse(card.claimed_at ?? "");
  const ago = formatAgo((now - claimedAt) / 1000, text);
  const acted = firstAction && formatExactSpan((Date.parse(firstAction.at) - claimedAt) / 1000, text);
  return (
    <p className="text-ink-2">
      {card.mine
        ? text.queue.pickedUpByYou(ago)
        : text.queue.pickedUpBy(card.claimed_by?.name ?? text.common.formerUser, ago)}
      {acted && `, ${text.queue.firstActionAfter(acted)}`}
    </p>
  );
}
