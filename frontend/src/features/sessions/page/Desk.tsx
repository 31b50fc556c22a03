import type { Session, Step, StepKind } from "@/api/types";
import { useText } from "@/text";
import { Composer } from "../composer/Composer";
import { GuideButton } from "../composer/GuideButton";
import { OutcomeTaps } from "../composer/OutcomeTaps";
import { useUploads } from "../files/useUploads";
import { AnswerTaps } from "../guide/AnswerTaps";
import { ChoosePlaybook } from "../guide/ChoosePlaybook";
import { useGuide } from "../guide/useGuide";
import { type Lane, openOffer } from "../steps";

interface DeskProps {
  session: Session;
  steps: readonly Step[];
  lane: Lane;
  kinds: readonly StepKind[];
  /** Whether this person may do everything here, not only write notes and answers. */
  works: boolean;
  focus: boolean;
  answering: Step | null;
  onRecorded: (step: Step) => void;
}

/** Where one writes: what is asked right now in one tap, the text box with its files, and the guide. */
export function Desk({ session, steps, lane, kinds, works, focus, answering, onRecorded }: DeskProps) {
  const text = useText();
  const uploads = useUploads(session.id);
  const guide = useGuide(session.id, onRecorded);
  const question = openOffer(lane);
  const [action] = lane.actions;
  const goOn = (answered: Step, step: Step) => {
    onRecorded(step);
    if (answered.author.kind !== "user" && !guide.isPending) guide.mutate(null);
  };
  return (
    <div className="sticky bottom-0 z-10 flex flex-col gap-2.5 border-t border-line-2 bg-surface px-3 pt-3 pb-[max(12px,env(safe-area-inset-bottom))] sm:px-8">
      {works && question !== null && (
        <AnswerTaps
          key={question.id}
          sessionId={session.id}
          question={question}
          answers={question.guide?.answers ?? []}
          onRecorded={(step) => goOn(question, step)}
        />
      )}
      {works && question === null && action !== undefined && (
        <OutcomeTaps
          key={action.id}
          sessionId={session.id}
          action={action}
          onRecorded={(step) => goOn(action, step)}
        />
      )}
      <Composer
        sessionId={session.id}
        kinds={kinds}
        steps={steps}
        focus={focus}
        asked={answering}
        uploads={works ? uploads : null}
        onRecorded={onRecorded}
      />
      {works && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <GuideButton guide={guide} />
          {session.playbook && <ChoosePlaybook sessionId={session.id} playbook={session.playbook} />}
          <p className="ml-auto hidden whitespace-nowrap text-meta text-ink-3 lg:block">{text.files.hint}</p>
        </div>
      )}
    </div>
  );
}
