import { serverNow } from "@/api/serverClock";
import { useAuditText } from "@/text/later/useAuditText";
import { useTimes } from "@/ui/times";
import type { FactLine, Minute } from "./factWords";

/** The minutes in which something happened, each line with its exact second. */
export function MinuteList({ minutes }: { minutes: readonly Minute[] }) {
  const words = useAuditText();
  const times = useTimes();
  const now = new Date(serverNow());
  return (
    <section aria-label={words.history.list} className="card mt-3 px-4 py-3 sm:px-5">
      {minutes.map(({ at, lines }) => (
        <div key={at} className="border-b border-line py-3 first:pt-0 last:border-0 last:pb-0">
          <h2 className="font-semibold tabular-nums">{times.moment(new Date(at), now)}</h2>
          <ol className="m-0 mt-1 list-none p-0">
            {lines.map((line) => (
              <Line key={line.key} line={line} />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

function Line({ line: { at, who, words, quote, isLost } }: { line: FactLine }) {
  const times = useTimes();
  return (
    <li className="grid grid-cols-[64px_minmax(0,1fr)] gap-x-3 py-1">
      <time
        dateTime={at}
        title={times.exact(new Date(at))}
        className="pt-px text-meta tabular-nums text-ink-3"
      >
        {at.slice(17, 23)}
      </time>
      <div className="min-w-0">
        <p className="break-words">
          <span className="font-medium">{who}</span>{" "}
          <span className={isLost ? "text-red" : "text-ink-2"}>{words}</span>
        </p>
        {quote !== null && <p className="clamp-2 whitespace-pre-line break-words text-ink-3">{quote}</p>}
      </div>
    </li>
  );
}
