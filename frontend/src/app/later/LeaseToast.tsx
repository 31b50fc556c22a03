import { Link } from "@tanstack/react-router";
import { useKeep } from "@/features/sessions/lease/useKeep";
import type { Lease } from "@/features/sessions/lease/useLeases";
import { useText } from "@/text";
import { Button, buttonClass } from "@/ui/Button";
import { firstLine } from "@/ui/formatText";
import { formatExactSpan } from "@/ui/formatTime";
import { ProblemNote } from "@/ui/states";
import { useNow, useTimes } from "@/ui/times";

/** The question to a claimer who has not acted yet, with its answer. */
export function LeaseToast({ lease: { session, handoff } }: { lease: Lease }) {
  const text = useText();
  const times = useTimes();
  const now = useNow();
  const keep = useKeep(handoff.id, session.id);
  const words = text.lease;
  const until = Date.parse(handoff.lease_until ?? "");
  const isOver = now >= until;
  return (
    <article
      aria-label={words.announce(firstLine(session.problem, 80))}
      className="appear rounded-dialog bg-overlay p-4 shadow-float"
    >
      <div className="flex items-baseline gap-2">
        <p role="alert" className="min-w-0 flex-1 font-semibold text-amber">
          {words.question}
        </p>
        {!isOver && (
          <span className="whitespace-nowrap text-meta tabular-nums text-ink-3">
            {words.left(formatExactSpan((until - now) / 1000, text))}
          </span>
        )}
      </div>
      <p className="clamp-2 mt-1 font-medium">{firstLine(session.problem, 160)}</p>
      <p className="text-ink-2">
        {isOver ? words.goingBack : words.explainShort(times.clock(new Date(until)))}
      </p>
      <ProblemNote error={keep.error} />
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button look="primary" busy={keep.isPending} onClick={() => keep.mutate(null)}>
          {words.keep}
        </Button>
        <Link to="/pilot/$sessionId" params={{ sessionId: session.id }} className={buttonClass("plain")}>
          {words.open}
        </Link>
      </div>
    </article>
  );
}
