import { useQuery } from "@tanstack/react-query";
import { holdingsQuery } from "@/api/leaving";
import type { ListedUser } from "@/api/types";
import { useText } from "@/text/later/settings";
import { Panel } from "@/ui/Panel";
import { Failed, Skeleton } from "@/ui/states";
import { GiveForm } from "./GiveForm";
import { GivenNote } from "./GivenNote";
import { useGiving } from "./useGiving";

/** Somebody's open sessions, to be given to a colleague. */
export function SessionsInHand({ user }: { user: ListedUser }) {
  const text = useText();
  const words = text.account.person;
  const holdings = useQuery(holdingsQuery(user.id));
  const giving = useGiving(user.id);
  const none = holdings.data?.n_sessions === 0;
  return (
    <Panel title={words.inHand} explain={none ? undefined : words.inHandExplain}>
      {holdings.isPending && <Skeleton className="h-16" />}
      {holdings.isError && (
        <Failed title={words.failed} error={holdings.error} onRetry={() => holdings.refetch()} />
      )}
      {none && <p className="text-ink-3">{words.nothing}</p>}
      {holdings.data && !none && <GiveForm user={user} holdings={holdings.data} giving={giving} />}
      <GivenNote giving={giving} />
    </Panel>
  );
}
