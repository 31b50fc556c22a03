import { type FormEvent, type KeyboardEvent, useEffect, useEffectEvent, useRef } from "react";
import { recordStep } from "@/api/sessions";
import type { Outcome, Step, StepKind } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { className } from "@/ui/className";
import { lengthOf } from "@/ui/formatText";
import { OutcomeMark } from "@/ui/marks";
import { useMe } from "@/ui/me";
import { ProblemNote } from "@/ui/states";
import { useDraft } from "@/ui/useDraft";
import { STEP_LIMIT, type StepDraft, stepFrom } from "./stepFrom";

const EMPTY: StepDraft = { kind: null, text: "", outcome: null, answers: null };
const OUTCOMES: readonly Outcome[] = ["worked", "failed", "partial", "pending"];

interface ComposerProps {
  sessionId: string;
  kinds: readonly StepKind[];
  steps: readonly Step[];
  focus: boolean;
  /** The question that somebody just chose to answer. */
  asked?: Step | null;
  onRecorded: (step: Step) => void;
}

/** Where steps are written. What is typed survives a reload, and a failed sending loses nothing. */
export function Composer({ sessionId, kinds, steps, focus, asked, onRecorded }: ComposerProps) {
  const text = useText();
  const me = useMe();
  const box = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft, clearDraft] = useDraft<StepDraft>(`composer.${me.id}.${sessionId}`, EMPTY);
  const kind = draft.kind !== null && kinds.includes(draft.kind) ? draft.kind : (kinds[0] ?? "note");
  const sending = useIntent({
    name: `composer.${me.id}.${sessionId}`,
    send: (step: NonNullable<ReturnType<typeof stepFrom>>, key) => recordStep(sessionId, step, key),
    onDone: (step) => {
      clearDraft();
      onRecorded(step);
      box.current?.focus();
    },
  });
  useEffect(() => {
    if (focus) box.current?.focus({ preventScroll: true });
  }, [focus]);

  useAsked(asked ?? null, (question) => {
    setDraft({ ...draft, kind: "answer", answers: question.id });
    box.current?.focus();
  });

  const over = lengthOf(draft.text) - STEP_LIMIT;
  const step = stepFrom({ ...draft, kind }, steps);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (step !== null && over <= 0 && !sending.isPending) sending.mutate(step);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
  };
  const answered = steps.find((other) => other.id === step?.answers_step_id);
  return (
    <form aria-label={text.session.composer.region} onSubmit={submit} className="flex flex-col gap-2">
      <ProblemNote error={sending.error} />
      {over > 0 && (
        <p role="alert" className="text-meta text-red">
          {text.common.tooLong(over)}
        </p>
      )}
      <div className="control rounded-way focus-within:border-accent-text">
        <textarea
          ref={box}
          aria-label={text.session.composer.label}
          aria-invalid={over > 0 || undefined}
          placeholder={text.session.composer.hints[kind]}
          rows={draft.text.includes("\n") ? 4 : 2}
          value={draft.text}
          onChange={(event) => setDraft({ ...draft, text: event.target.value })}
          onKeyDown={pressed}
          className="block max-h-[40dvh] w-full resize-none rounded-way bg-transparent px-3 py-2 outline-none touch:text-[16px]"
        />
        <div className="flex flex-wrap items-center gap-1 border-t border-line p-1.5">
          <KindChoice kinds={kinds} kind={kind} onChange={(chosen) => setDraft({ ...draft, kind: chosen })} />
          {(kind === "action" || kind === "result") && (
            <OutcomeChoice
              outcome={draft.outcome}
              onChange={(outcome) =>
                setDraft({ ...draft, outcome: outcome === draft.outcome ? null : outcome })
              }
            />
          )}
          {answered !== undefined && (
            <span className="text-meta text-ink-3">{text.session.composer.answering(answered.number)}</span>
          )}
          <Button
            type="submit"
            look="primary"
            className="ml-auto"
            busy={sending.isPending}
            disabled={step === null || over > 0}
            shortcut={text.session.composer.keys}
          >
            {text.session.composer.send}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** Tells once of each question that somebody chooses to answer. */
function useAsked(asked: Step | null, onAsked: (question: Step) => void): void {
  const tell = useEffectEvent(onAsked);
  useEffect(() => {
    if (asked !== null) tell(asked);
  }, [asked]);
}

const CHIP =
  "h-7 shrink-0 whitespace-nowrap rounded-button px-2.5 text-ink-2 transition-colors duration-[120ms] hover:bg-sunken hover:text-ink aria-pressed:bg-chosen aria-pressed:font-medium aria-pressed:text-ink touch:h-11";

interface KindChoiceProps {
  kinds: readonly StepKind[];
  kind: StepKind;
  onChange: (kind: StepKind) => void;
}

function KindChoice({ kinds, kind, onChange }: KindChoiceProps) {
  const text = useText();
  return (
    <fieldset className="m-0 flex w-full min-w-0 overflow-x-auto border-0 p-0 sm:w-auto sm:flex-wrap">
      <legend className="sr-only">{text.session.composer.kind}</legend>
      {kinds.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === kind}
          onClick={() => onChange(each)}
          className={CHIP}
        >
          {text.common.stepKind[each]}
        </button>
      ))}
    </fieldset>
  );
}

function OutcomeChoice({
  outcome,
  onChange,
}: {
  outcome: Outcome | null;
  onChange: (outcome: Outcome) => void;
}) {
  const text = useText();
  return (
    <fieldset className="m-0 flex border-0 p-0 sm:ml-1 sm:border-l sm:border-line sm:pl-1">
      <legend className="sr-only">{text.session.composer.outcome}</legend>
      {OUTCOMES.map((each) => (
        <button
          key={each}
          type="button"
          title={text.common.outcome[each]}
          aria-label={text.common.outcome[each]}
          aria-pressed={each === outcome}
          onClick={() => onChange(each)}
          className={className(CHIP, "flex w-8 items-center justify-center px-0 touch:w-11")}
        >
          <OutcomeMark outcome={each} />
        </button>
      ))}
    </fieldset>
  );
}
