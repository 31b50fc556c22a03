import type { Handoff } from "@/api/types";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { formatAgo, formatExactSpan } from "@/ui/formatTime";
import { ClockIcon } from "@/ui/icons";
import { ProblemNote } from "@/ui/states";
import { useNow, useTimes } from "@/ui/times";
import { useKeep } from "./useKeep";

interface LeaseStripProps {
  handoff: Handoff;
  onGiveBack: () => void;
}

/** Asks the claimer who has not done anything yet, with how long there is to answer. */
export function LeaseStrip({ handoff, onGiveBack }: LeaseStripProps) {
  const text = useText();
  const times = useTimes();
  const now = useNow();
  const keep = useKeep(handoff.id, handoff.session_id);
  const words = text.lease;
  const until = Date.parse(handoff.lease_until ?? "");
  const ago = formatAgo((now - Date.parse(handoff.claimed_at ?? "")) / 1000, text);
  const isOver = now >= until;
  return (
    <section
      aria-label={words.region}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-amber-soft px-4 py-2.5 sm:px-8"
    >
      <div className="flex min-w-0 flex-1 basis-[320px] gap-3">
        <ClockIcon className="mt-0.5 shrink-0 text-amber" />
        <div className="min-w-0">
          <p role="alert" className="font-semibold text-amber">
            {words.question}
          </p>
          <p className="text-ink-2">
            {isOver ? words.goingBack : words.explain(ago, times.clock(new Date(until)))}
          </p>
          <ProblemNote error={keep.error} />
        </div>
      </div>
      {!isOver && (
        <span className="whitespace-nowrap font-medium tabular-nums text-amber">
          {words.left(formatExactSpan((until - now) / 1000, text))}
        </span>
      )}
      <span className="ms-auto flex gap-2">
        <Button look="quiet" onClick={onGiveBack}>
          {words.giveBack}
        </Button>
        <Button look="primary" busy={keep.isPending} onClick={() => keep.mutate(null)}>
          {words.keep}
        </Button>
      </span>
    </section>
  );
}
