import type { Session, Step, StepKind } from "@/api/types";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { runKey, useKeys } from "@/ui/keys";
import { useMe } from "@/ui/me";
import { Composer } from "../composer/Composer";
import { GuideButton } from "../composer/GuideButton";
import { OutcomeTaps } from "../composer/OutcomeTaps";
import type { Begun } from "../composer/stepFrom";
import { useWriting } from "../composer/useWriting";
import { useUploads } from "../files/useUploads";
import { AnswerTaps } from "../guide/AnswerTaps";
import { ChoosePlaybook } from "../guide/ChoosePlaybook";
import type { Guide } from "../guide/useGuide";
import { type Lane, openQuestion } from "../steps";
import { useHeldFocus } from "./useHeldFocus";

interface DeskProps {
  session: Session;
  steps: readonly Step[];
  lane: Lane;
  kinds: readonly StepKind[];
  /** Whether this person may do everything here, not only write notes and answers. */
  works: boolean;
  focus: boolean;
  /** As on a phone: one line until somebody writes. */
  narrow: boolean;
  /** The next sensible act stands in the header. */
  nextIsElsewhere: boolean;
  guide: Guide;
  begun: Begun | null;
  onBegin: (begun: Begun) => void;
  onRecorded: (step: Step) => void;
}

const KINDS = ["action", "result", "note", "question", "fact", "message"] as const;

/** Where one writes: what is asked right now in one tap, the text box with its files, and the guide. */
export function Desk(props: DeskProps) {
  const {
    session,
    steps,
    lane,
    kinds,
    works,
    focus,
    narrow,
    nextIsElsewhere,
    guide,
    begun,
    onBegin,
    onRecorded,
  } = props;
  const text = useText();
  const me = useMe();
  const uploads = useUploads(session.id);
  const { place, writing } = useWriting<HTMLDivElement>();
  const question = openQuestion(lane, me.id);
  const [action] = lane.actions;
  const asked = useHeldFocus<HTMLDivElement>(question?.id ?? action?.id ?? null);
  const begin = (kind: StepKind, answers: string | null = null) => onBegin({ kind, answers });
  useKeys({
    ...(works && { askGuide: () => void (guide.isPending || guide.mutate(null)) }),
    ...(works && question !== null && { ownAnswer: () => begin("answer", question.id) }),
    ...Object.fromEntries(
      KINDS.filter((kind) => kinds.includes(kind)).map((kind) => [kind, () => begin(kind)]),
    ),
    send: null,
  });
  const written = (step: Step) => {
    onRecorded(step);
    const answered = steps.find(({ id }) => id === step.answers_step_id);
    if (answered !== undefined && isSettledBy(answered, step)) goOn(answered);
  };
  const goOn = ({ author }: Step) => {
    if (author.kind !== "user" && !guide.isPending) guide.mutate(null);
  };
  return (
    <div
      data-case="desk"
      className="sticky bottom-0 z-10 short:static! flex flex-col gap-2.5 border-t border-line-2 bg-surface px-3 pt-3 pb-[max(12px,env(safe-area-inset-bottom))] sm:px-8"
    >
      <div ref={asked} tabIndex={-1} aria-live="polite" className="outline-none empty:-mb-2.5">
        {works && question !== null && (
          <AnswerTaps
            key={question.id}
            sessionId={session.id}
            question={question}
            answers={question.guide?.answers ?? []}
            onOther={() => begin("answer", question.id)}
            onRecorded={written}
          />
        )}
        {works && question === null && action !== undefined && !(narrow && writing) && (
          <OutcomeTaps key={action.id} sessionId={session.id} action={action} onRecorded={written} />
        )}
      </div>
      <div ref={place}>
        <Composer
          sessionId={session.id}
          kinds={kinds}
          steps={steps}
          focus={focus}
          folds={narrow && !writing}
          quiet={nextIsElsewhere || (works && steps.length === 0)}
          begun={begun}
          uploads={works ? uploads : null}
          onRecorded={written}
        />
      </div>
      {works && !(narrow && writing) && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <GuideButton guide={guide} first={steps.length === 0} />
          {session.playbook && <ChoosePlaybook sessionId={session.id} playbook={session.playbook} />}
          <p className="ms-auto hidden whitespace-nowrap text-meta text-ink-3 2xl:block">{text.files.hint}</p>
          <Button
            look="quiet"
            shortcut="?"
            className="ms-auto hidden md:inline-flex 2xl:ms-0 touch:hidden"
            onClick={() => runKey("help")}
          >
            {text.session.keys.button}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Whether nothing is left to say about a question or an action after this step. */
function isSettledBy(answered: Step, step: Step): boolean {
  return answered.kind === "question" || (step.outcome !== null && step.outcome !== "pending");
}
