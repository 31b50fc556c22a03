import type { ModelAssessment } from "@/api/types";
import { useText } from "@/text";
import { ConfidenceBar } from "./ConfidenceBar";
import { Evidence } from "./Evidence";
import { StepLink } from "./StepLink";
import { numbersOf } from "./stepNumbers";

interface ModelAnswerProps {
  answer: ModelAssessment;
  sessionId: string;
  numbers: ReadonlyMap<string, number>;
}

/** A model's assessment, as plain text with links to the steps that it cites. */
export function ModelAnswer({ answer, sessionId, numbers }: ModelAnswerProps) {
  const text = useText();
  return (
    <div className="appear">
      <p className="written mt-1.5 font-semibold">{answer.likely_cause ?? text.model.noCause}</p>
      {answer.likely_cause !== null && (
        <>
          <ConfidenceBar confidence={answer.confidence} tier={answer.tier} />
          <Evidence of={answer} sessionId={sessionId} numbers={numbers} />
        </>
      )}
      <ol className="m-0 mt-2 list-none p-0">
        {answer.suggested_steps.map((step, index) => (
          <li key={step.text} className="flex items-baseline gap-3 py-1">
            <span aria-hidden="true" className="w-3 shrink-0 text-ink-3">
              {index + 1}
            </span>
            <span className="written min-w-0 flex-1 break-words">{step.text}</span>
            <StepLink sessionId={sessionId} numbers={numbersOf(step.step_ids, numbers)} />
          </li>
        ))}
      </ol>
      <p className="mt-1 text-meta text-ink-3">{text.model.confirm}</p>
    </div>
  );
}
