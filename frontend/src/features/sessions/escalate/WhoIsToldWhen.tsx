import { useQuery } from "@tanstack/react-query";
import { plannedQuery } from "@/api/reach";
import type { Priority } from "@/api/types";
import { useText } from "@/text";
import { Skeleton } from "@/ui/states";
import { useNow, useTimes } from "@/ui/times";
import { stepWords } from "./reachWords";

/** What the ladder will do while nobody picks it up, with the names of whom it tells. */
export function WhoIsToldWhen({ priority, targetUserId }: { priority: Priority; targetUserId: string }) {
  const text = useText();
  const times = useTimes();
  const now = useNow();
  const planned = useQuery(plannedQuery(priority, targetUserId));
  const words = text.reach.ladder;
  const items = planned.data?.items ?? [];
  return (
    <div className="min-h-[124px]">
      <h3 className="font-semibold">{words.title}</h3>
      {planned.isPending && <Skeleton className="my-2 h-5" />}
      {planned.isError && planned.data === undefined && <p className="mt-1 text-amber">{words.failed}</p>}
      {planned.data && items.length === 0 && <p className="mt-1 text-ink-3">{words.none}</p>}
      <ol className="m-0 mt-1 list-none p-0">
        {items.map((item) => (
          <li key={`${item.at}-${item.tell}-${item.tier}`} className="flex gap-3 py-0.5">
            <time dateTime={item.at} title={times.exact(new Date(item.at))} className="shrink-0 text-ink-3">
              {times.upcoming(new Date(item.at), new Date(now))}
            </time>
            <span className="min-w-0">{stepWords(item, text)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
