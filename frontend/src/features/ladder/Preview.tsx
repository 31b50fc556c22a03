import { useEffect, useMemo, useState } from "react";
import { serverNow } from "@/api/serverClock";
import type { LadderWritten, PreviewItem, Priority } from "@/api/types";
import { useText } from "@/text/later/settings";
import { ClockInput } from "@/ui/ClockInput";
import { parseClock } from "@/ui/clock";
import { Failed, Skeleton } from "@/ui/states";
import type { Faults } from "./ladderFaults";
import { minutesWords, previewWords } from "./ladderWords";
import { FRIDAY_TIME, fridayIn, previewAt, previewDays, weekdayClock } from "./previewTimes";
import { faultsOf } from "./useLadderDraft";
import { usePreview } from "./usePreview";

interface PreviewProps {
  priority: Priority;
  zone: string;
  holidays: readonly { date: string; name: string }[];
  /** The ladder being edited; null while something in it does not fit, undefined for the one that holds. */
  draft: LadderWritten | null | undefined;
  firstTier: number | null;
  /** What the server says does not fit in the draft. */
  onFaults?: (faults: Faults) => void;
}

/** The ladder in times and names, for an escalation at a time of one's choice. */
export function Preview({ priority, zone, holidays, draft, firstTier, onFaults }: PreviewProps) {
  const text = useText();
  const words = text.ladder.preview;
  const days = useMemo(
    () => previewDays(zone, holidays, serverNow(), text.locale),
    [zone, holidays, text.locale],
  );
  const [chosen, setChosen] = useState(() => fridayIn(days));
  const [typed, setTyped] = useState(FRIDAY_TIME);
  const date = days.some((day) => day.date === chosen) ? chosen : fridayIn(days);
  const clock = parseClock(typed);
  const at = clock === null || clock === "24:00" ? null : previewAt(date, clock, zone);
  const preview = usePreview(at === null || draft === null ? null : { priority, at, ...draft });
  const { error, isFetching } = preview;
  useEffect(() => {
    if (!isFetching) onFaults?.(faultsOf(error));
  }, [error, isFetching, onFaults]);
  return (
    <section aria-label={words.region} className="flex flex-col gap-3">
      <p className="text-meta font-medium text-ink-2">{words.region}</p>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
        <span className="basis-full">{words.lead}</span>
        <select
          aria-label={words.day}
          value={date}
          onChange={(event) => setChosen(event.target.value)}
          className="control h-8 w-auto min-w-0 max-w-full flex-1 px-2 touch:h-11 touch:text-[16px]"
        >
          {days.map((day) => (
            <option key={day.date} value={day.date}>
              {day.label}
            </option>
          ))}
        </select>
        <span>{words.at}</span>
        <ClockInput label={words.time} value={typed} invalid={at === null} onChange={setTyped} />
      </div>
      <div aria-live="polite">
        {draft === null || at === null ? (
          <p className="text-ink-3">{words.invalid}</p>
        ) : (
          <>
            {preview.isPending && <Skeleton className="h-20" />}
            {preview.isError && Object.keys(faultsOf(error)).length > 0 && (
              <p className="text-amber">{Object.values(faultsOf(error)).join(" ")}</p>
            )}
            {preview.isError && Object.keys(faultsOf(error)).length === 0 && (
              <Failed title={words.failed} error={error} onRetry={() => preview.refetch()} />
            )}
            {preview.data && !preview.isError && (
              <Rungs items={preview.data.items} at={at} zone={zone} firstTier={firstTier} />
            )}
          </>
        )}
      </div>
      <p className="text-meta text-ink-3">{words.zone(zone.replaceAll("_", " "))}</p>
    </section>
  );
}

interface RungsProps {
  items: readonly PreviewItem[];
  at: string;
  zone: string;
  firstTier: number | null;
}

function Rungs({ items, at, zone, firstTier }: RungsProps) {
  const text = useText();
  const words = text.ladder.preview;
  const first = firstTier === null ? words.atOnce.everybody : words.atOnce.tier(text.ladder.tier(firstTier));
  return (
    <>
      <ol className="m-0 list-none p-0">
        <Rung time={weekdayClock(at, at, zone, text.locale)}>{first}</Rung>
        {items.map((item) => (
          <Rung
            key={`${item.at} ${item.tell}`}
            time={weekdayClock(item.at, at, zone, text.locale)}
            after={words.after(minutesWords(String(item.after_minutes), text))}
          >
            {previewWords(item, text)}
          </Rung>
        ))}
      </ol>
      {items.length === 0 && <p className="mt-1 text-ink-3">{words.nothing}</p>}
    </>
  );
}

function Rung({ time, after, children }: { time: string; after?: string; children: string }) {
  return (
    <li className="relative border-s-2 border-line-2 pb-3 ps-4 last:pb-0">
      <span
        aria-hidden="true"
        className="absolute -start-[6px] top-1.5 size-2.5 rounded-full border-2 border-accent bg-surface"
      />
      <span className="figures block font-medium">
        {time}
        {after !== undefined && <span className="ms-2 text-meta font-normal text-ink-3">{after}</span>}
      </span>
      <span className="block text-ink-2">{children}</span>
    </li>
  );
}
