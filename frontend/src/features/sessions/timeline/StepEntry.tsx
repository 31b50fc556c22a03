import type { Step } from "@/api/types";
import { useText } from "@/text";
import { tellingResult } from "@/ui/formatText";
import { PinIcon, QuestionIcon } from "@/ui/icons";
import { LongText } from "@/ui/LongText";
import { OutcomeMark } from "@/ui/marks";
import { useMe } from "@/ui/me";
import { Moment } from "@/ui/times";
import { GuideOffer } from "../guide/GuideOffer";
import { RemovedText } from "../redaction/RemovedText";
import { outcomeOf } from "../steps";

interface StepEntryProps {
  sessionId: string;
  step: Step;
  reply: Step | null;
  steps: readonly Step[];
  /** The browser may leave it out until it comes near. */
  far: boolean;
}

const FAR = { contentVisibility: "auto", containIntrinsicSize: "auto 44px" } as const;
const ENTRY = "scroll-mt-[calc(var(--strip)+var(--head,80px)+16px)] rounded-button target:bg-accent-soft";

/** One step, with what was said to it at once. */
export function StepEntry({ step, reply, steps, far }: StepEntryProps) {
  const own = reply !== null && reply.author.id === step.author.id;
  const strong = step.kind === "action" || step.kind === "fact";
  return (
    <li id={`step-${step.number}`} className={ENTRY} style={far ? FAR : undefined}>
      <div className="flex items-start gap-2.5">
        <span className="flex h-5 w-[18px] shrink-0 items-center justify-center pt-px">
          <StepMark step={step} steps={steps} />
        </span>
        <div className="min-w-0 flex-1">
          <StepLabel step={step} steps={steps} />
          {step.redacted ? (
            <RemovedText redacted={step.redacted} />
          ) : (
            <LongText text={step.text} lines={6} className={strong ? "font-medium" : undefined} />
          )}
          {step.guide && <GuideOffer offer={step.guide} />}
          {own && <OwnResult result={reply} />}
        </div>
        <StepPlace step={step} />
      </div>
      {reply !== null && !own && <Reply reply={reply} />}
    </li>
  );
}

/** What the same person found: it stands below what they did. */
function OwnResult({ result }: { result: Step }) {
  const told = tellingResult(result.text, result.outcome);
  return (
    <div id={`step-${result.number}`} className={ENTRY}>
      {result.redacted && <RemovedText redacted={result.redacted} />}
      {told !== null && !result.redacted && <LongText text={told} lines={6} className="text-ink-2" />}
    </div>
  );
}

/** A person's short word to the guide, with whose it is, in the guide's own entry. */
function Reply({ reply }: { reply: Step }) {
  const text = useText();
  const me = useMe();
  const name = reply.author.id === me.id ? text.common.you : reply.author.name;
  return (
    <div id={`step-${reply.number}`} className={`${ENTRY} mt-0.5 flex items-start gap-2.5`}>
      <span aria-hidden="true" className="w-[18px] shrink-0" />
      <p className="min-w-0 flex-1">
        <span className="text-ink-2">{text.session.saidBy(name)}</span>{" "}
        <bdi className="font-medium">{reply.text}</bdi>
      </p>
      <StepPlace step={reply} />
    </div>
  );
}

/** When, and which number it has. */
function StepPlace({ step }: { step: Step }) {
  const text = useText();
  return (
    <span className="max-w-[15ch] shrink-0 text-end text-meta leading-5 text-ink-3 sm:max-w-none">
      <Moment at={step.created_at} />
      <span className="hidden sm:inline">, {text.session.step(step.number)}</span>
    </span>
  );
}

function StepMark({ step, steps }: Pick<StepEntryProps, "step" | "steps">) {
  if (step.kind === "action" || step.kind === "result")
    return <OutcomeMark outcome={outcomeOf(step, steps)} />;
  if (step.kind === "fact") return <PinIcon className="text-ink-2" />;
  if (step.kind === "question") return <QuestionIcon className="text-ink-2" />;
  return <span aria-hidden="true" className="size-1.5 rounded-full bg-control" />;
}

/** Says what the mark alone does not: the kind, and which step this one answers. */
function StepLabel({ step, steps }: Pick<StepEntryProps, "step" | "steps">) {
  const text = useText();
  const answered = steps.find((other) => other.id === step.answers_step_id);
  if (answered !== undefined) {
    const words = step.kind === "result" ? text.session.resultOf : text.session.answerTo;
    return <p className="text-meta text-ink-3">{words(answered.number)}</p>;
  }
  if (step.kind === "note" || step.kind === "fact") {
    return (
      <p className="text-meta text-ink-3">
        {step.kind === "fact" ? text.session.pinned : text.session.kinds.note}
      </p>
    );
  }
  return <span className="sr-only">{text.session.kinds[step.kind]}</span>;
}
