import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { callsQuery } from "@/api/baselines";
import type { Call } from "@/api/numberTypes";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/Choices";
import { Failed, Skeleton } from "@/ui/states";
import { CallRow } from "./CallRow";
import { EditCall } from "./EditCall";
import { RemoveCall } from "./RemoveCall";
import { TraceDialog } from "./TraceDialog";

type Act = "edit" | "remove" | "trace";

/** Every timed call, newest first, each with what may be done about it. */
export function CallList() {
  const words = useNumbers().baseline;
  const text = useText();
  const [removed, setRemoved] = useState(false);
  const [chosen, setChosen] = useState<{ call: Call; act: Act } | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const calls = useInfiniteQuery(callsQuery(removed));
  const items = calls.data?.pages.flatMap((page) => page.items) ?? [];
  const close = () => setChosen(null);
  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h3 ref={heading} tabIndex={-1} className="font-semibold outline-none">
          {words.list.title}
        </h3>
        <span className="print:hidden">
          <Check checked={removed} onChange={setRemoved}>
            {words.list.showRemoved}
          </Check>
        </span>
      </div>
      {calls.isPending && <Skeleton className="mt-2 h-24" />}
      {calls.isError && <Failed title={words.failed} error={calls.error} onRetry={() => calls.refetch()} />}
      {calls.isSuccess && items.length === 0 && <p className="mt-1 text-ink-2">{words.list.none}</p>}
      {items.length > 0 && (
        <ul className="m-0 mt-1 list-none border-t border-line p-0">
          {items.map((call) => (
            <CallRow key={call.id} call={call} onAct={(act) => setChosen({ call, act })} />
          ))}
        </ul>
      )}
      {calls.hasNextPage && (
        <Button className="mt-2" busy={calls.isFetchingNextPage} onClick={() => calls.fetchNextPage()}>
          {words.list.more}
        </Button>
      )}
      {chosen?.act === "edit" && <EditCall call={chosen.call} onClose={close} />}
      {chosen?.act === "remove" && (
        <RemoveCall call={chosen.call} onClose={close} returnTo={() => heading.current} />
      )}
      {chosen?.act === "trace" && <TraceDialog call={chosen.call} onClose={close} />}
      <span className="sr-only" role="status">
        {calls.isFetchingNextPage && text.common.loading}
      </span>
    </div>
  );
}
