import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { endLogin, loginsQuery } from "@/api/account";
import { readAgain } from "@/api/fresh";
import type { Login } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { formatBrowser } from "@/ui/formatBrowser";
import { Panel } from "@/ui/Panel";
import { Failed, ProblemNote, Skeleton } from "@/ui/states";
import { Moment, useTimes } from "@/ui/times";

const NEWEST = 3;

/** Where one is signed in, and a way to end it there. */
export function LoginList() {
  const text = useText();
  const times = useTimes();
  const client = useQueryClient();
  const logins = useQuery(loginsQuery);
  const ending = useMutation({
    mutationFn: endLogin,
    onSuccess: () => readAgain(client, loginsQuery),
  });
  const [all, setAll] = useState(false);
  const items = logins.data?.items ?? [];
  const shown = all ? items : newestOf(items);
  const words = text.account.logins;
  return (
    <Panel title={words.region} explain={words.explain}>
      {logins.isPending && <Skeleton className="h-12" />}
      {logins.isError && (
        <Failed title={words.failed} error={logins.error} onRetry={() => logins.refetch()} />
      )}
      <ul className="m-0 list-none p-0">
        {shown.map((login) => (
          <li
            key={login.id}
            className="flex flex-wrap items-center gap-x-3 border-b border-line py-1.5 last:border-0"
          >
            <span className="min-w-0 flex-1 basis-[170px] truncate">
              <span title={login.user_agent}>{formatBrowser(login.user_agent) || words.unknown}</span>
              {login.current && (
                <span className="ms-2 text-meta font-medium text-green">{words.current}</span>
              )}
            </span>
            <span className="text-meta text-ink-3">
              {words.since} <Moment at={login.created_at} />
            </span>
            <Button
              look="quiet"
              className="-me-3 ms-auto"
              aria-label={words.endOne(times.exact(new Date(login.created_at)))}
              onClick={() => ending.mutate(login.id)}
            >
              {words.end}
            </Button>
          </li>
        ))}
      </ul>
      {shown.length < items.length && (
        <Button className="mt-2" onClick={() => setAll(true)}>
          {words.showAll(items.length)}
        </Button>
      )}
      <ProblemNote error={ending.error} />
    </Panel>
  );
}

/** This browser and the newest others. */
function newestOf(logins: readonly Login[]): Login[] {
  const newest = [...logins].sort(
    (one, other) =>
      Number(other.current) - Number(one.current) ||
      Date.parse(other.created_at) - Date.parse(one.created_at),
  );
  return newest.slice(0, NEWEST);
}
