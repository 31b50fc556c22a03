import type { ReactNode } from "react";
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
      className={compact ? "border-t border-line px-5 py-4" : "px-4 py-4 sm:px-8 sm:py-5 lg:px-7"}
    >
      <h2 className="flex items-baseline gap-2 font-semibold">
        {text.context.regions.assessment}
        <span className="font-normal text-ink-3">{text.context.fromRecord}</span>
      </h2>
      <p className="written mt-1.5 text-title font-semibold">
        {assessment.likely_cause ?? text.context.noCause}
      </p>
      <ConfidenceBar confidence={assessment.confidence} tier={assessment.tier} />
      {assessment.likely_cause !== null && (
        <Evidence of={assessment} sessionId={sessionId} numbers={numbers} />
      )}
      <NextSteps context={context} numbers={numbers} />
      <ModelLayer context={context} numbers={numbers} />
    </section>
  );
}

/** First what follows from steps of the record, each with them; then what the playbook knows and nobody tried. */
function NextSteps({ context, numbers }: Omit<SectionProps, "compact">) {
  const text = useText();
  const { suggested_steps: steps, playbook } = context.assessment;
  const following = steps.filter((step) => step.step_ids.length > 0);
  const untried = steps.filter((step) => step.step_ids.length === 0);
  return (
    <>
      {(following.length > 0 || untried.length === 0) && (
        <h3 className="mt-4 font-semibold">{text.context.suggested}</h3>
      )}
      {steps.length === 0 && <p className="mt-1 text-ink-2">{text.context.noSuggestion}</p>}
      <ol className="m-0 mt-1 list-none p-0 empty:hidden">
        {following.map((step, index) => (
          <NextStep key={step.text} place={index + 1} text={step.text}>
            <StepLink sessionId={context.session_id} numbers={numbersOf(step.step_ids, numbers)} />
          </NextStep>
        ))}
      </ol>
      {untried.length > 0 && (
        <h3 className="mt-4 text-wrap font-semibold">
          {text.context.untried}{" "}
          {playbook !== null && (
            <span className="font-normal text-ink-3">{text.context.untriedOf(playbook)}</span>
          )}
        </h3>
      )}
      <ol start={following.length + 1} className="m-0 mt-1 list-none p-0 empty:hidden">
        {untried.map((step, index) => (
          <NextStep key={step.text} place={following.length + index + 1} text={step.text} />
        ))}
      </ol>
    </>
  );
}

interface NextStepProps {
  place: number;
  text: string;
  children?: ReactNode;
}

function NextStep({ place, text, children }: NextStepProps) {
  return (
    <li className="flex items-baseline gap-3 py-1">
      <span aria-hidden="true" className="w-3 shrink-0 text-ink-3">
        {place}
      </span>
      <span className="written min-w-0 flex-1">{text}</span>
      {children}
    </li>
  );
}
