import type { HandoffContext } from "@/api/types";
import { useText } from "@/text";
import { ConfidenceBar } from "./ConfidenceBar";
import { Evidence } from "./Evidence";
import { ModelLayer } from "./ModelLayer";
import { StepLink } from "./StepLink";
import { numbersOf } from "./stepNumbers";

interface SectionProps {
  context: HandoffContext;
  numbers: ReadonlyMap<string, number>;
  compact?: boolean;
}

/** What it probably is and what to do next, as far as the record itself says so. */
export function AssessmentSection({ context, numbers, compact }: SectionProps) {
  const text = useText();
  const { assessment, session_id: sessionId } = context;
  return (
    <section
      aria-label={text.context.regions.assessment}
      className={compact ? "border-t border-line px-5 py-4" : "px-4 py-4 sm:px-7 sm:py-5"}
    >
      <h2 className="flex items-baseline gap-2 font-semibold">
        {text.context.regions.assessment}
        <span className="font-normal text-ink-3">{text.context.fromRecord}</span>
      </h2>
      <p className="mt-1.5 text-title font-semibold">{assessment.likely_cause ?? text.context.noCause}</p>
      <ConfidenceBar confidence={assessment.confidence} tier={assessment.tier} />
      {assessment.likely_cause !== null && (
        <p className="mt-2 text-ink-2">
          {text.context.forIt}{" "}
          <Evidence sessionId={sessionId} numbers={numbersOf(assessment.for_step_ids, numbers)} />{" "}
          {text.context.againstIt}{" "}
          <Evidence sessionId={sessionId} numbers={numbersOf(assessment.against_step_ids, numbers)} />
        </p>
      )}
      <h3 className="mt-4 font-semibold">{text.context.suggested}</h3>
      {assessment.suggested_steps.length === 0 && (
        <p className="mt-1 text-ink-2">{text.context.noSuggestion}</p>
      )}
      <ol className="m-0 mt-1 list-none p-0 empty:hidden">
        {assessment.suggested_steps.map((step, index) => (
          <li key={step.text} className="flex items-baseline gap-3 py-1">
            <span aria-hidden="true" className="w-3 shrink-0 text-ink-3">
              {index + 1}
            </span>
            <span className="min-w-0 flex-1">{step.text}</span>
            <StepLink sessionId={sessionId} numbers={numbersOf(step.step_ids, numbers)} />
          </li>
        ))}
      </ol>
      <ModelLayer context={context} numbers={numbers} />
    </section>
  );
}
