import { useQuery } from "@tanstack/react-query";
import { revisionsQuery } from "@/api/baselines";
import type { Call, Revision } from "@/api/numberTypes";
import { useNumbers } from "@/text/later/useNumbers";
import { Dialog } from "@/ui/Dialog";
import { Failed, Skeleton } from "@/ui/states";
import { useMomentWords, useTimes } from "@/ui/times";

type Members = Revision["before"];

/** What was changed of a call, by whom and why, the last change first. */
export function TraceDialog({ call, onClose }: { call: Call; onClose: () => void }) {
  const { trace: words, failed } = useNumbers().baseline;
  const at = useMomentWords();
  const revisions = useQuery(revisionsQuery(call.id));
  const inOrder = [...(revisions.data?.items ?? [])].sort((one, other) => one.number - other.number);
  const shown = inOrder
    .map((revision, place) => ({ revision, after: inOrder[place + 1]?.before ?? call }))
    .reverse();
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className="overflow-auto px-4 py-4 sm:px-6">
        {revisions.isPending && <Skeleton className="h-20" />}
        {revisions.isError && (
          <Failed title={failed} error={revisions.error} onRetry={() => revisions.refetch()} />
        )}
        <ol className="m-0 flex list-none flex-col gap-3 p-0">
          {shown.map(({ revision, after }) => (
            <li key={revision.number} className="border-s-2 border-line-2 ps-3">
              <p className="text-meta text-ink-3">{words.by(revision.by.name, at(revision.at))}</p>
              <p className="font-medium">{words.reason(revision.reason)}</p>
              <Changes revision={revision} after={after} />
            </li>
          ))}
        </ol>
      </div>
    </Dialog>
  );
}

function Changes({ revision, after }: { revision: Revision; after: Members }) {
  const { trace: words } = useNumbers().baseline;
  const times = useTimes();
  const said = (members: Members, name: string) => {
    const value = members[name as keyof Members];
    if (value === null) return words.nothing;
    return name.endsWith("_at") ? times.exact(new Date(value)) : String(value);
  };
  return revision.changed.map((name) => (
    <p key={name} className="text-ink-2">
      {words.change(words.names[name] ?? name, said(revision.before, name), said(after, name))}
    </p>
  ));
}
