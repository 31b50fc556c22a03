import { recordStep } from "@/api/sessions";
import type { Step } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { firstLine } from "@/ui/formatText";
import { useKeys } from "@/ui/keys";
import { ProblemNote } from "@/ui/states";

interface AnswerTapsProps {
  sessionId: string;
  question: Step;
  answers: readonly string[];
  /** Begins an answer in the person's own words. */
  onOther: () => void;
  onRecorded: (step: Step) => void;
}

/** The answers that the guide offers to its question, each one tap or the key of its number. */
export function AnswerTaps({ sessionId, question, answers, onOther, onRecorded }: AnswerTapsProps) {
  const text = useText();
  const tapping = useIntent({
    send: (answer: string, key) =>
      recordStep(sessionId, { kind: "answer", text: answer, answers_step_id: question.id }, key),
    onDone: onRecorded,
  });
  const give = (number: string) => {
    const answer = answers[Number(number) - 1];
    if (answer !== undefined && !tapping.isPending) tapping.mutate(answer);
  };
  useKeys({ giveAnswer: answers.length > 0 ? give : undefined });
  return (
    <fieldset className="m-0 flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2 border-0 p-0">
      <legend className="sr-only">{text.guide.answersTo}</legend>
      <p className="line-clamp-2 min-w-0 max-w-full font-medium">{firstLine(question.text, 200)}</p>
      <div className="flex max-h-[30dvh] flex-wrap gap-2 overflow-auto">
        {answers.map((answer, index) => (
          <Button
            key={answer}
            shortcut={index < 9 ? String(index + 1) : undefined}
            busy={tapping.isPending}
            className="h-auto min-h-8 whitespace-normal py-1 text-start touch:min-h-11"
            onClick={() => tapping.mutate(answer)}
          >
            {answer}
          </Button>
        ))}
        <Button look={answers.length === 0 ? "plain" : "quiet"} shortcut="o" onClick={onOther}>
          {answers.length === 0 ? text.session.lane.answerShort : text.guide.otherAnswer}
        </Button>
      </div>
      <ProblemNote error={tapping.error} />
    </fieldset>
  );
}
