import type { HeldAct } from "@/api/held";
import type { HeldDelivery } from "@/api/types";
import { useText } from "@/text/later/settings";
import { useHeldText } from "@/text/later/useHeldText";
import { Button } from "@/ui/Button";
import { Moment } from "@/ui/times";

interface HeldRowProps {
  item: HeldDelivery;
  busy: boolean;
  onDecide: (act: HeldAct) => void;
}

/** One message: to whom, over what, about what and since when; and what may be done with it. */
export function HeldRow({ item, busy, onDecide }: HeldRowProps) {
  const text = useText();
  const words = useHeldText();
  const { recipient, channel, channel_name, title } = item;
  const over = channel_name === recipient.name ? null : (channel_name ?? text.channels.kind[channel]);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 last:border-0">
      <div className="min-w-0 flex-1 basis-[260px]">
        <p className="text-meta text-ink-3">
          <span className="font-medium text-ink">{recipient.name}</span>
          {over !== null && ` ${words.over(over)}`} · <Moment at={item.created_at} />
        </p>
        <p className="sm:truncate" title={title}>
          {item.handoff_id === null ? (
            title
          ) : (
            <a href={`/escalations/${item.handoff_id}`} className="text-ink hover:underline">
              {title}
            </a>
          )}
        </p>
        {item.was_tried && <p className="text-meta text-amber">{words.tried}</p>}
      </div>
      <span className="flex gap-1.5">
        <Button
          aria-label={words.sendOne(recipient.name, title)}
          disabled={busy}
          onClick={() => onDecide("send")}
        >
          {words.send}
        </Button>
        <Button
          look="quiet"
          aria-label={words.dropOne(recipient.name, title)}
          disabled={busy}
          onClick={() => onDecide("drop")}
        >
          {words.drop}
        </Button>
      </span>
    </li>
  );
}
