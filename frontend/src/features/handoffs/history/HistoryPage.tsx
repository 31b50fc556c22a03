import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useId, useState } from "react";
import { historyQuery } from "@/api/audit";
import { readAgain } from "@/api/fresh";
import { useLiveEvents } from "@/stream/LiveProvider";
import { useText } from "@/text";
import { useAuditText } from "@/text/later/useAuditText";
import { Button } from "@/ui/Button";
import { BackIcon } from "@/ui/icons";
import { Column, PageHeader } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";
import { Refused } from "@/ui/Refused";
import { ProblemNote, Skeleton } from "@/ui/states";
import { concerns, minutesOf, peopleIn } from "./factWords";
import { MinuteList } from "./MinuteList";

/** Who knew what of one handoff when. */
export function HistoryPage() {
  const words = useAuditText();
  const text = useText();
  const { handoffId = "" } = useParams({ strict: false });
  const client = useQueryClient();
  const history = useInfiniteQuery(historyQuery(handoffId));
  const [whose, setWhose] = useState("");
  const selectId = useId();
  usePageTitle(words.history.title);
  useLiveEvents((event) => {
    const members = event.members as { handoff_id?: string };
    if (members.handoff_id === handoffId) void readAgain(client, historyQuery(handoffId));
  });
  if (history.isError && history.data === undefined)
    return <Refused error={history.error} onRetry={() => history.refetch()} />;
  const facts = history.data?.pages.flatMap((page) => page.items) ?? [];
  const shown = whose === "" ? facts : facts.filter((fact) => concerns(fact, whose));
  return (
    <Column>
      <Link
        to="/escalations/$handoffId"
        params={{ handoffId }}
        className="inline-flex items-center gap-1.5 text-ink-2 hover:text-ink touch:min-h-11"
      >
        <BackIcon />
        {words.history.back}
      </Link>
      <PageHeader
        title={words.history.title}
        actions={
          <>
            <label htmlFor={selectId} className="text-meta text-ink-3">
              {words.history.whose}
            </label>
            <select
              id={selectId}
              value={whose}
              onChange={(event) => setWhose(event.target.value)}
              className="control h-8 w-auto max-w-[220px] px-2 touch:h-11 touch:text-[16px]"
            >
              <option value="">{words.history.everybody}</option>
              {peopleIn(facts, text.counting).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </>
        }
      />
      <p className="mt-1.5 max-w-[72ch] text-ink-2">{words.history.explain}</p>
      {history.isPending && <Skeleton className="mt-3 h-64" />}
      {history.isSuccess && <MinuteList minutes={minutesOf(shown, words, text)} />}
      <ProblemNote error={history.error} />
      {history.hasNextPage ? (
        <Button
          className="mt-3"
          busy={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {words.history.more}
        </Button>
      ) : (
        history.isSuccess && <p className="mt-3 text-meta text-ink-3">{words.history.end}</p>
      )}
    </Column>
  );
}
