import { useText } from "@/text";
import { Failed, Skeleton } from "@/ui/states";
import { AssessmentSection } from "./AssessmentSection";
import { SummarySection } from "./SummarySection";
import { stepNumbers } from "./stepNumbers";
import { TakenNote } from "./TakenNote";
import { TriedSection } from "./TriedSection";
import { useHandoffContext } from "./useHandoffContext";

/** The four sections in one narrow column: beside the session, or over it. */
export function ContextSections({ handoffId }: { handoffId: string }) {
  const text = useText();
  const { query, context, steps } = useHandoffContext(handoffId);
  if (context === undefined) {
    if (query.isError)
      return <Failed title={text.shell.failed.title} error={query.error} onRetry={() => query.refetch()} />;
    return <Skeleton className="m-5 h-40" />;
  }
  const numbers = stepNumbers(context, steps);
  return (
    <>
      <SummarySection context={context} compact />
      <div className="border-t border-line">
        <TriedSection context={context} numbers={numbers} compact />
      </div>
      <AssessmentSection context={context} numbers={numbers} compact />
      <div className="border-t border-line">
        <TakenNote context={context} compact />
      </div>
    </>
  );
}
