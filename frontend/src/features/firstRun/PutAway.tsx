import type { FirstRun } from "@/api/types";
import { useFirstRunText } from "@/text/later/useFirstRunText";
import { Button } from "@/ui/Button";
import { ProblemNote } from "@/ui/states";
import { isOfTheFirstDay } from "./firstDay";
import { useSkip } from "./useSkip";

/** An end to the reminder, while there is one. */
export function PutAway({ found }: { found: FirstRun }) {
  const words = useFirstRunText();
  const skipping = useSkip("all");
  if (found.steps.filter(isOfTheFirstDay).every(({ state }) => state !== "open")) return null;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      <p role="status" className="min-w-0 flex-1 basis-[280px] text-meta text-ink-3">
        {found.put_away ? words.away : words.laterExplain}
      </p>
      {!found.put_away && (
        <Button look="quiet" busy={skipping.isPending} onClick={() => skipping.mutate(null)}>
          {words.later}
        </Button>
      )}
      <ProblemNote error={skipping.error} />
    </div>
  );
}
