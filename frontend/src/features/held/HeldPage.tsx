import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { readAgain } from "@/api/fresh";
import { decide, HELD, type HeldAct, heldQuery } from "@/api/held";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { useHeldText } from "@/text/later/useHeldText";
import { Button } from "@/ui/Button";
import { Confirm } from "@/ui/Dialog";
import { Panel } from "@/ui/Panel";
import { Empty, Failed, ProblemNote, Skeleton } from "@/ui/states";
import { HeldRow } from "./HeldRow";

/** The messages that a restore holds: an admin sends or drops them, one by one or all. */
export function HeldPage() {
  const text = useText();
  const words = useHeldText();
  const client = useQueryClient();
  const result = useRef<HTMLParagraphElement>(null);
  const [asking, setAsking] = useState<HeldAct | null>(null);
  const [done, setDone] = useState<{ act: HeldAct; count: number } | null>(null);
  const list = useInfiniteQuery(heldQuery);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const count = list.data?.pages[0]?.count ?? 0;
  const deciding = useIntent({
    send: decide,
    onDone: ({ count: decided }, { act }) => {
      setDone({ act, count: decided });
      setAsking(null);
      return readAgain(client, { queryKey: HELD });
    },
  });
  // What was pressed is gone.
  useEffect(() => {
    if (done !== null) result.current?.focus();
  }, [done]);
  const ask = (act: HeldAct) => {
    setDone(null);
    setAsking(act);
  };
  if (list.isPending) return <Skeleton className="h-64" />;
  if (list.isError && list.data === undefined)
    return <Failed title={words.failed} error={list.error} onRetry={() => list.refetch()} />;
  return (
    <div className="flex flex-col gap-3">
      <p ref={result} tabIndex={-1} role="status" className="text-ink-2 outline-none empty:hidden">
        {done !== null && (done.act === "send" ? words.sent(done.count) : words.dropped(done.count))}
      </p>
      {asking === null && <ProblemNote error={deciding.error} />}
      {items.length === 0 ? (
        <Empty title={words.none}>{words.noneExplain}</Empty>
      ) : (
        <Panel
          title={words.region}
          explain={words.explain}
          beside={<span className="text-ink-3">{words.count(count)}</span>}
        >
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => ask("send")}>{words.sendAll}</Button>
            <Button onClick={() => ask("drop")}>{words.dropAll}</Button>
          </div>
          <ul className="m-0 mt-3 list-none border-t border-line p-0">
            {items.map((item) => (
              <HeldRow
                key={item.id}
                item={item}
                busy={deciding.isPending}
                onDecide={(act) => deciding.mutate({ act, ids: [item.id] })}
              />
            ))}
          </ul>
          {list.hasNextPage && (
            <Button className="mt-2" busy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
              {words.more}
            </Button>
          )}
        </Panel>
      )}
      {asking !== null && (
        <Confirm
          title={words.asking[asking].title(count)}
          act={asking === "send" ? words.sendAll : words.dropAll}
          keep={words.asking.keep}
          busy={deciding.isPending}
          onAct={() => deciding.mutate({ act: asking })}
          onClose={() => setAsking(null)}
          returnTo={() => (result.current?.textContent ? result.current : null)}
        >
          <p>{words.asking[asking].explain}</p>
          <ProblemNote error={deciding.error} />
        </Confirm>
      )}
      <span className="sr-only" role="status">
        {list.isFetchingNextPage && text.common.loading}
      </span>
    </div>
  );
}
