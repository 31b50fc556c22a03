import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ladderQuery } from "@/api/ladder";
import type { Ladder } from "@/api/types";
import { useSuggestion } from "@/features/ladder/useSuggestion";
import { useFirstRunText } from "@/text/later/useFirstRunText";
import { Button, buttonClass } from "@/ui/Button";
import { PriorityLabel } from "@/ui/marks";
import { useMe } from "@/ui/me";
import { Failed, ProblemNote, Skeleton } from "@/ui/states";
import { Explain } from "../parts";

/** What happens while nobody picks up: a suggestion in words, taken with one press. */
export function LadderStep() {
  const words = useFirstRunText().ladder;
  const ladder = useQuery(ladderQuery);
  if (ladder.isPending) return <Skeleton className="h-32" />;
  if (ladder.isError)
    return <Failed title={words.failed} error={ladder.error} onRetry={() => ladder.refetch()} />;
  return <Choice ladder={ladder.data} />;
}

function Choice({ ladder }: { ladder: Ladder }) {
  const words = useFirstRunText().ladder;
  const { account } = useMe();
  const { isNew, sentences, accepting } = useSuggestion(ladder, account.time_zone);
  return (
    <>
      <Explain>{isNew ? words.explain : words.holds}</Explain>
      <dl className="m-0 flex flex-col gap-2">
        {sentences.map(({ priority, words: sentence }) => (
          <div key={priority} className="grid gap-x-4 sm:grid-cols-[84px_1fr]">
            <dt className="font-medium">
              <PriorityLabel priority={priority} />
            </dt>
            <dd className="m-0 text-ink-2">{sentence}</dd>
          </div>
        ))}
      </dl>
      <ProblemNote error={accepting.error} />
      <div className="flex flex-wrap gap-2">
        {isNew && (
          <Button look="primary" busy={accepting.isPending} onClick={() => accepting.mutate()}>
            {words.accept}
          </Button>
        )}
        <Link to="/settings/ladder" className={buttonClass("plain")}>
          {isNew ? words.edit : words.change}
        </Link>
      </div>
    </>
  );
}
