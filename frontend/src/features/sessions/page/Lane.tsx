import { type ReactNode, useState } from "react";
import type { Step } from "@/api/types";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { firstLine } from "@/ui/formatText";
import { ArrowIcon, PinIcon, QuestionIcon } from "@/ui/icons";
import { useMe } from "@/ui/me";
import { FileGroup } from "../files/FileGroup";
import { SimilarGroup } from "../similar/SimilarGroup";
import type { Lane as LaneSteps } from "../steps";
import { LaneHeading } from "./LaneHeading";

interface LaneProps {
  sessionId: string;
  lane: LaneSteps;
  /** Begins the answer to a question; null for who may not answer. */
  onAnswer: ((question: Step) => void) | null;
}

/** What survives scrolling: open questions, actions under way, facts and files, beside the story. */
export function Lane(props: LaneProps) {
  const text = useText();
  return (
    <aside
      aria-label={text.session.lane.region}
      className="fade w-[300px] shrink-0 border-s border-line bg-sunken"
    >
      <div className="sticky top-[calc(var(--strip)+var(--head,80px))] flex max-h-[calc(100dvh-var(--strip)-var(--head,80px))] flex-col gap-5 overflow-auto px-5 py-4">
        <Groups {...props} />
      </div>
    </aside>
  );
}

/** The same folded above the story, where there is no room beside it. */
export function FoldedLane(props: LaneProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const { questions, actions, facts } = props.lane;
  const words = text.session.lane;
  return (
    <details
      className="border-b border-line bg-sunken px-4 sm:px-8"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="py-2 text-ink-2 touch:py-3">
        {words.folded(questions.length, actions.length, facts.length)}
      </summary>
      {open && (
        <div className="flex flex-col gap-5 pb-4">
          <Groups {...props} />
        </div>
      )}
    </details>
  );
}

function Groups({ sessionId, lane, onAnswer }: LaneProps) {
  const text = useText();
  const me = useMe();
  const words = text.session.lane;
  return (
    <>
      <Group
        title={words.questions}
        icon={<QuestionIcon />}
        steps={lane.questions}
        nothing={words.noQuestions}
        onAnswer={onAnswer}
      />
      <Group title={words.actions} icon={<ArrowIcon />} steps={lane.actions} nothing={words.noActions} />
      <Group title={words.facts} icon={<PinIcon />} steps={lane.facts} nothing={words.noFacts} />
      <FileGroup sessionId={sessionId} />
      {me.role !== "viewer" && <SimilarGroup sessionId={sessionId} />}
    </>
  );
}

interface GroupProps {
  title: string;
  icon: ReactNode;
  steps: Step[];
  nothing: string;
  onAnswer?: ((question: Step) => void) | null;
}

function Group({ title, icon, steps, nothing, onAnswer }: GroupProps) {
  const text = useText();
  const me = useMe();
  const author = (step: Step) => {
    if (step.author.kind !== "user") return text.common[step.author.kind];
    return step.author.id === me.id ? text.common.you : step.author.name;
  };
  return (
    <div>
      <LaneHeading title={title} icon={icon} count={steps.length} nothing={nothing} />
      <ul className="m-0 list-none p-0">
        {steps.map((step) => (
          <li key={step.id} className="flex items-start gap-2 border-b border-line py-1.5 last:border-0">
            <a
              href={`#step-${step.number}`}
              className="block min-w-0 flex-1 rounded-button hover:text-accent-text"
            >
              <span className="clamp-2">{firstLine(step.text, 160)}</span>
              <span className="block text-meta text-ink-3">
                {text.session.lane.by(author(step), step.number)}
              </span>
            </a>
            {onAnswer && (
              <Button
                look="quiet"
                aria-label={text.session.lane.answer(step.number)}
                className="-me-2"
                onClick={() => onAnswer({ ...step })}
              >
                {text.session.lane.answerShort}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
