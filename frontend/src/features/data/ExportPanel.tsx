import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  type AccountExport,
  askForExport,
  deleteExport,
  exportHref,
  exportsQuery,
  isPending,
} from "@/api/data";
import { readAgain } from "@/api/fresh";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text/later/settings";
import { Button, buttonClass } from "@/ui/Button";
import { formatSize } from "@/ui/formatText";
import { Panel } from "@/ui/Panel";
import { Failed, ProblemNote, Skeleton } from "@/ui/states";
import { Moment, useTimes } from "@/ui/times";

/** Everything as one file: asked for here, made by the server, downloaded here. */
export function ExportPanel() {
  const words = useText().data.export;
  const client = useQueryClient();
  const exports = useQuery(exportsQuery);
  const again = () => readAgain(client, { queryKey: exportsQuery.queryKey });
  const asking = useIntent({ send: (_: null, key) => askForExport(key), onDone: again });
  const pending = exports.data?.some(isPending) ?? false;
  return (
    <Panel title={words.region} explain={words.explain}>
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button busy={asking.isPending} disabled={pending} onClick={() => asking.mutate(null)}>
            {words.ask}
          </Button>
          <p className="min-w-0 flex-1 basis-[280px] text-meta text-ink-3">{words.warning}</p>
        </div>
        <p role="status" className="text-ink-2 empty:hidden">
          {pending && words.asked}
        </p>
        <ProblemNote error={asking.error} />
        {exports.isPending && <Skeleton className="h-16" />}
        {exports.isError && (
          <Failed title={words.failed} error={exports.error} onRetry={() => exports.refetch()} />
        )}
        {exports.data?.length === 0 && <p className="text-ink-3">{words.none}</p>}
        {exports.data !== undefined && exports.data.length > 0 && (
          <ul aria-label={words.region} className="m-0 list-none p-0">
            {exports.data.map((each) => (
              <ExportRow key={each.id} made={each} onDeleted={again} />
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

function ExportRow({ made, onDeleted }: { made: AccountExport; onDeleted: () => Promise<void> }) {
  const text = useText();
  const times = useTimes();
  const words = text.data.export;
  const deleting = useMutation({ mutationFn: deleteExport, onSuccess: onDeleted });
  const asked = times.exact(new Date(made.asked_at));
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 last:border-0">
      <div className="min-w-[200px] flex-1">
        <p className="font-medium">
          <Moment at={made.asked_at} />, {words.state[made.state]}
          {made.size !== null && `, ${formatSize(made.size, text)}`}
        </p>
        <p className="text-meta text-ink-3">
          {words.by(made.asked_by.name)}
          {made.kept_until !== null && ` · ${words.until(times.exact(new Date(made.kept_until)))}`}
        </p>
        <ProblemNote error={deleting.error} />
      </div>
      {made.state === "ready" && (
        <a
          href={exportHref(made.id)}
          download
          aria-label={words.downloadOne(asked)}
          className={buttonClass("plain")}
        >
          {words.download}
        </a>
      )}
      {made.state !== "pending" && (
        <Button
          look="quiet"
          aria-label={words.removeOne(asked)}
          busy={deleting.isPending}
          onClick={() => deleting.mutate(made.id)}
        >
          {words.remove}
        </Button>
      )}
    </li>
  );
}
