import type { Priority } from "@/api/types";
import { useText } from "@/text";
import { formatSpan } from "@/ui/formatTime";
import { useNow, useTimes } from "@/ui/times";
import { type Tone, waitingTone } from "./formatWaiting";

const COLOURS: Record<Tone, string> = { calm: "text-ink", warm: "text-amber", late: "text-red" };

/** How long somebody has waited: the largest thing on a card, because it is what one compares. */
export function Waiting({ since, priority, small }: { since: string; priority: Priority; small?: boolean }) {
  const text = useText();
  const times = useTimes();
  const seconds = (useNow() - Date.parse(since)) / 1000;
  return (
    <time
      dateTime={since}
      title={times.exact(new Date(since))}
      className={`whitespace-nowrap ${small ? "text-title" : "text-page"} font-semibold ${COLOURS[waitingTone(seconds, priority)]}`}
    >
      {formatSpan(seconds, text)}
    </time>
  );
}
