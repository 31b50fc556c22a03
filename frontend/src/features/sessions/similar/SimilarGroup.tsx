import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { similarQuery } from "@/api/record";
import type { SimilarSession } from "@/api/types";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { firstLine } from "@/ui/formatText";
import { DownIcon, LayersIcon } from "@/ui/icons";
import { Skeleton } from "@/ui/states";
import { Moment } from "@/ui/times";
import { LaneHeading } from "../page/LaneHeading";

/** What was resolved before and is like this, folded until somebody wants it. */
export function SimilarGroup({ sessionId }: { sessionId: string }) {
  const text = useText();
  const similar = useQuery(similarQuery(sessionId));
  const words = text.similar;
  if (similar.isPending) return <Skeleton className="h-5 w-48" />;
  if (similar.data === undefined) {
    return (
      <p role="alert" className="text-ink-2">
        {words.failed}{" "}
        <Button look="quiet" onClick={() => similar.refetch()}>
          {text.common.tryAgain}
        </Button>
      </p>
    );
  }
  if (similar.data.length === 0)
    return <LaneHeading title={words.titleNone} icon={<LayersIcon />} count={0} nothing={words.none} />;
  return (
    <details className="group">
      <summary className="flex items-center gap-2 border-b border-line pb-1.5 font-semibold touch:py-3">
        <LayersIcon />
        {words.title(similar.data.length)}
        <DownIcon className="ms-auto shrink-0 text-ink-2 transition-transform group-open:rotate-180" />
      </summary>
      <ul className="m-0 list-none p-0">
        {similar.data.map((session) => (
          <li key={session.id} className="border-b border-line py-2 last:border-0">
            <SimilarLine session={session} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function SimilarLine({ session }: { session: SimilarSession }) {
  const text = useText();
  const words = text.similar;
  return (
    <>
      <Link
        to="/pilot/$sessionId"
        params={{ sessionId: session.id }}
        className="clamp-2 rounded-button font-medium hover:text-accent-text"
      >
        {firstLine(session.problem, 160)}
      </Link>
      <p className="line-clamp-3 text-ink-2">{firstLine(session.summary, 240)}</p>
      <p className="text-meta text-ink-3">
        {session.client_name ?? words.noClient}, {words.resolved} <Moment at={session.ended_at} />
      </p>
      <p className="text-meta text-ink-3">{session.why}</p>
    </>
  );
}
