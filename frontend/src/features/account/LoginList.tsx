import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endLogin, loginsQuery } from "@/api/account";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { formatBrowser } from "@/ui/formatBrowser";
import { Panel } from "@/ui/Panel";
import { Failed, ProblemNote, Skeleton } from "@/ui/states";
import { Moment, useTimes } from "@/ui/times";

/** Where one is signed in, and a way to end it there. */
export function LoginList() {
  const text = useText();
  const times = useTimes();
  const client = useQueryClient();
  const logins = useQuery(loginsQuery);
  const ending = useMutation({
    mutationFn: endLogin,
    onSuccess: () => client.invalidateQueries(loginsQuery),
  });
  const words = text.account.logins;
  return (
    <Panel title={words.region} explain={words.explain}>
      {logins.isPending && <Skeleton className="h-12" />}
      {logins.isError && (
        <Failed title={words.failed} error={logins.error} onRetry={() => logins.refetch()} />
      )}
      <ul className="m-0 list-none p-0">
        {logins.data?.items.map((login) => (
          <li key={login.id} className="flex items-center gap-3 border-b border-line py-1.5 last:border-0">
            <span className="min-w-0 flex-1 truncate">
              <span title={login.user_agent}>{formatBrowser(login.user_agent) || words.unknown}</span>
              {login.current && (
                <span className="ms-2 text-meta font-medium text-green">{words.current}</span>
              )}
            </span>
            <span className="whitespace-nowrap text-meta text-ink-3">
              {words.since} <Moment at={login.created_at} />
            </span>
            <Button
              look="quiet"
              className="-me-3"
              aria-label={words.endOne(times.exact(new Date(login.created_at)))}
              onClick={() => ending.mutate(login.id)}
            >
              {words.end}
            </Button>
          </li>
        ))}
      </ul>
      <ProblemNote error={ending.error} />
    </Panel>
  );
}
