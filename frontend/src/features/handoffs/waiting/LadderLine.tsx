import type { Card } from "@/api/types";
import { useText } from "@/text";
import { WarningIcon } from "@/ui/icons";
import { useAtNow, useTimes } from "@/ui/times";
import { type Tone, waitingTone } from "../formatWaiting";
import { ladderAt, ladderWords, unownedSince } from "./rungs";

const FILLS: Record<Tone, string> = { calm: "bg-ink-2", warm: "bg-amber-solid", late: "bg-red-solid" };
const PERCENT = 100;

type Waits = Pick<Card, "state" | "created_at" | "priority" | "ladder">;

/** Under the waiting time: the rungs that fill, and the next one in words; without a ladder, that it waits. */
export function LadderLine({ card, end = false }: { card: Waits; end?: boolean }) {
  const text = useText();
  const times = useTimes();
  const words = useAtNow((now) => {
    const ladder = ladderAt(card, now);
    return ladder === null ? null : ladderWords(ladder, now, times, text);
  });
  const unowned = useAtNow((now) => unownedSince(card, now) !== null);
  if (words === null) return <span className="text-meta text-ink-3 sm:block">{text.queue.waiting}</span>;
  return (
    <span
      className={`flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 sm:mt-1.5 sm:flex-col ${end ? "sm:items-end" : "sm:items-start"}`}
    >
      <Rungs card={card} />
      <span className={`text-meta ${end ? "sm:text-end" : ""} ${unowned ? "text-red" : "text-ink-3"}`}>
        {unowned && (
          <span className="me-1 inline-flex translate-y-[2px]">
            <WarningIcon width="12" height="12" />
          </span>
        )}
        {unowned ? <span className="font-medium">{text.rungs.unowned}</span> : words}
      </span>
    </span>
  );
}

/** One bar per rung; each fills from the rung before it to its own time. For the eye: the words say it. */
function Rungs({ card }: { card: Waits }) {
  const fills = useAtNow((now) =>
    (ladderAt(card, now)?.fills ?? []).map((fill) => Math.floor(fill * PERCENT)).join(),
  );
  const tone = useAtNow((now) =>
    unownedSince(card, now) === null
      ? waitingTone((now - Date.parse(card.created_at)) / 1000, card.priority)
      : "late",
  );
  const bars = fills.split(",").map((fill, place) => ({ fill, name: `rung-${place}` }));
  return (
    <span aria-hidden="true" data-rungs className="flex w-[84px] gap-[3px]">
      {bars.map(({ fill, name }) => (
        <span key={name} className="h-1 flex-1 overflow-hidden rounded-full bg-line-2">
          <span className={`block h-full rounded-full ${FILLS[tone]}`} style={{ width: `${fill}%` }} />
        </span>
      ))}
    </span>
  );
}
