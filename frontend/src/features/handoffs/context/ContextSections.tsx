import { useText } from "@/text";
import { Failed, Skeleton } from "@/ui/states";
import { AssessmentSection } from "./AssessmentSection";
import { SummarySection } from "./SummarySection";
import { stepNumbers } from "./stepNumbers";
import { TakenNote } from "./TakenNote";
import { TriedSection } from "./TriedSection";
import { useHandoffContext } from "./useHandoffContext";

interface ContextSectionsProps {
  handoffId: string;
  /** In one narrow column, as beside the session. */
  compact?: boolean;
}

/** The four sections once more: beside the session, or over it. */
export function ContextSections({ handoffId, compact }: ContextSectionsProps) {
  const text = useText();
  const { query, context } = useHandoffContext(handoffId);
  if (context === undefined) {
    if (query.isError)
      return <Failed title={text.shell.failed.title} error={query.error} onRetry={() => query.refetch()} />;
    return <Skeleton className="m-5 h-40" />;
  }
  const numbers = stepNumbers(context);
  return (
    <>
      <SummarySection context={context} compact={compact} />
      <div
        className={compact ? undefined : "border-t border-line lg:grid lg:grid-cols-[minmax(0,1fr)_320px]"}
      >
        <div className={compact ? "border-t border-line" : undefined}>
          <TriedSection context={context} numbers={numbers} compact={compact} />
        </div>
        <div className={compact ? undefined : "border-t border-line bg-sunken lg:border-s lg:border-t-0"}>
          <AssessmentSection context={context} numbers={numbers} compact={compact} />
        </div>
      </div>
      <div className="border-t border-line">
        <TakenNote context={context} compact />
      </div>
    </>
  );
}
