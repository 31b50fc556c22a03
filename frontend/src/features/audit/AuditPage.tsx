import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { usersQuery } from "@/api/account";
import { auditQuery } from "@/api/audit";
import { useText } from "@/text";
import { useAuditText } from "@/text/later/useAuditText";
import { Button } from "@/ui/Button";
import { DownloadIcon } from "@/ui/icons";
import { Panel } from "@/ui/Panel";
import { saveFile } from "@/ui/saveFile";
import { Empty, Failed, ProblemNote, Skeleton } from "@/ui/states";
import { useTimes } from "@/ui/times";
import { AuditFilters } from "./AuditFilters";
import { AuditList } from "./AuditList";
import { auditCsv } from "./auditCsv";
import { type AuditSearch, filterOf, isNarrowed, readAuditSearch } from "./auditSearch";

/** Everything that was changed in the account, newest first; what is asked for stands in the address. */
export function AuditPage() {
  const words = useAuditText();
  const text = useText();
  const { timeZone } = useTimes();
  const navigate = useNavigate();
  const search = readAuditSearch(useSearch({ strict: false }));
  const users = useQuery(usersQuery);
  const trail = useInfiniteQuery(auditQuery(filterOf(search, timeZone)));
  const rows = trail.data?.pages.flatMap((page) => page.items) ?? [];
  const show = (next: AuditSearch) => void navigate({ to: "/settings/audit", search: next, replace: true });
  const save = () => saveFile("flowpilot-audit.csv", auditCsv(rows), "text/csv;charset=utf-8");
  return (
    <Panel title={words.region} explain={words.explain}>
      <AuditFilters
        search={search}
        people={users.data?.items ?? []}
        onChange={(change) => show({ ...search, ...change })}
        onClear={isNarrowed(search) ? () => show({}) : null}
      />
      {trail.isPending && <Skeleton className="mt-3 h-64" />}
      {trail.isError && rows.length === 0 && (
        <div className="mt-3">
          <Failed title={words.failed} error={trail.error} onRetry={() => trail.refetch()} />
        </div>
      )}
      {trail.isSuccess && rows.length === 0 && (
        <div className="mt-3">
          <Empty title={words.none.title}>{words.none.explain}</Empty>
        </div>
      )}
      {rows.length > 0 && (
        <>
          <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
            <p className="text-meta text-ink-3">{words.shown(rows.length)}</p>
            <Button icon={<DownloadIcon />} onClick={save}>
              {words.csv}
            </Button>
          </div>
          <AuditList
            rows={rows}
            people={new Map(users.data?.items.map(({ id, name }) => [id, name]))}
            onlyHandoff={(handoff) => show({ handoff })}
          />
        </>
      )}
      {trail.hasNextPage && (
        <Button className="mt-3" busy={trail.isFetchingNextPage} onClick={() => trail.fetchNextPage()}>
          {words.more}
        </Button>
      )}
      {rows.length > 0 && <ProblemNote error={trail.error} />}
      <span className="sr-only" role="status">
        {trail.isFetching && text.common.loading}
      </span>
    </Panel>
  );
}
