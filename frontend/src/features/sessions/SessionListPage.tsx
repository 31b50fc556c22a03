import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useDeferredValue, useEffect, useState } from "react";
import { sessionsQuery } from "@/api/sessions";
import { useText } from "@/text";
import { Button, buttonClass } from "@/ui/Button";
import { PlusIcon } from "@/ui/icons";
import { useMe } from "@/ui/me";
import { Column, PageHeader } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";
import { SearchField } from "@/ui/SearchField";
import { Segments } from "@/ui/Segments";
import { Empty, Failed, Skeleton } from "@/ui/states";
import { SessionRow } from "./SessionRow";

const route = getRouteApi("/shell/");
const TYPING_MS = 250;

export function SessionListPage() {
  const text = useText();
  const me = useMe();
  const viewer = me.role === "viewer";
  const { q = "", everybody } = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle(text.sessions.title);
  const change = (search: { q?: string; everybody?: true }) =>
    navigate({ search: (before) => ({ ...before, ...search }), replace: true });
  return (
    <Column>
      <PageHeader
        title={text.sessions.title}
        actions={
          !viewer && (
            <Link to="/pilot/new" className={buttonClass("primary")}>
              <PlusIcon />
              {text.sessions.start}
            </Link>
          )
        }
      />
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <SearchBox query={q} onChange={(query) => change({ q: query === "" ? undefined : query })} />
        {!viewer && (
          <Segments
            label={text.sessions.whose}
            value={everybody ? "everybody" : "mine"}
            options={[
              { value: "mine", label: text.sessions.mine },
              { value: "everybody", label: text.sessions.everybody },
            ]}
            onChange={(whose) => change({ everybody: whose === "everybody" ? true : undefined })}
          />
        )}
      </div>
      <Results query={q} mine={!everybody && !viewer} onClear={() => change({ q: undefined })} />
    </Column>
  );
}

function SearchBox({ query, onChange }: { query: string; onChange: (query: string) => void }) {
  const text = useText();
  const [typed, setTyped] = useState(query);
  useEffect(() => {
    const timer = setTimeout(() => typed.trim() !== query && onChange(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, query, onChange]);
  return (
    <SearchField
      label={text.sessions.search}
      hint={text.sessions.searchHint}
      value={typed}
      onChange={setTyped}
    />
  );
}

interface ResultsProps {
  query: string;
  mine: boolean;
  onClear: () => void;
}

function Results({ query, mine, onClear }: ResultsProps) {
  const text = useText();
  const me = useMe();
  const q = useDeferredValue(query);
  const list = useInfiniteQuery(
    sessionsQuery({ q: q === "" ? undefined : q, owner: mine ? "me" : undefined }),
  );
  if (list.isPending) return <RowsSkeleton />;
  if (list.isError)
    return <Failed title={text.sessions.failed} error={list.error} onRetry={() => list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <div className="mt-4">
        {q !== "" ? (
          <Empty
            title={text.sessions.nothingFound(q)}
            action={<Button onClick={onClear}>{text.sessions.clearSearch}</Button>}
          />
        ) : (
          <Empty title={text.sessions.empty}>
            {me.role === "viewer" ? text.sessions.emptyViewer : <FirstUse />}
          </Empty>
        )}
      </div>
    );
  }
  return (
    <>
      <ul className="card m-0 mt-4 list-none overflow-hidden p-0">
        {items.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {text.common.more}
        </Button>
      )}
    </>
  );
}

/** What a session is, for somebody who has none yet. */
function FirstUse() {
  const text = useText();
  return (
    <ol className="m-0 mt-1 flex list-decimal flex-col gap-1 ps-5 marker:text-ink-3">
      {text.sessions.emptySteps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

function RowsSkeleton() {
  const text = useText();
  return (
    <div className="card mt-4 px-5">
      <p className="sr-only">{text.common.loading}</p>
      {[0, 1, 2, 3].map((row) => (
        <div key={row} className="flex flex-col gap-2 border-b border-line py-4 last:border-0">
          <Skeleton className="h-4 w-1/2" />
          <Skeleton className="h-3 w-1/4" />
        </div>
      ))}
    </div>
  );
}
