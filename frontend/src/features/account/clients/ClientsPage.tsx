import { useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { clientsQuery } from "@/api/clients";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { SearchField } from "@/ui/SearchField";
import { Failed, Skeleton } from "@/ui/states";
import { ClientRow } from "./ClientRow";

/** Whom the account works for, by name, with how much of it there is. */
export function ClientsPage() {
  const text = useText();
  const words = text.account.clients;
  const [typed, setTyped] = useState("");
  const query = useDeferredValue(typed.trim());
  const clients = useInfiniteQuery(clientsQuery(query));
  const found = clients.data?.pages.flatMap(({ items }) => items);
  return (
    <Panel title={words.region} explain={words.explain}>
      <div className="mb-3">
        <SearchField label={words.search} value={typed} onChange={setTyped} />
      </div>
      {clients.isPending && <Skeleton className="h-24" />}
      {clients.isError && (
        <Failed title={words.failed} error={clients.error} onRetry={() => clients.refetch()} />
      )}
      {found?.length === 0 && <p className="text-ink-3">{query === "" ? words.none : words.noneFound}</p>}
      {found !== undefined && found.length > 0 && (
        <ul className="m-0 list-none p-0" aria-label={words.region}>
          {found.map((client) => (
            <ClientRow key={client.id} client={client} />
          ))}
        </ul>
      )}
      {clients.hasNextPage && (
        <Button className="mt-3" busy={clients.isFetchingNextPage} onClick={() => clients.fetchNextPage()}>
          {text.common.more}
        </Button>
      )}
    </Panel>
  );
}
