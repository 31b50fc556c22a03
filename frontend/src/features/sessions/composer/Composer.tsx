import { type FormEvent, type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { recordStep } from "@/api/sessions";
import type { Step, StepKind } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { className } from "@/ui/className";
import { lengthOf } from "@/ui/formatText";
import { useMe } from "@/ui/me";
import { ProblemNote } from "@/ui/states";
import { useDraft } from "@/ui/useDraft";
import { AttachButton } from "../files/AttachButton";
import { LongPaste } from "../files/LongPaste";
import { UploadList } from "../files/UploadList";
import { textFile, useDropping } from "../files/useDropping";
import type { Uploads } from "../files/useUploads";
import { KindChoice, OutcomeChoice } from "./StepChoices";
import { type Begun, STEP_LIMIT, type StepDraft, stepFrom } from "./stepFrom";

const EMPTY: StepDraft = { kind: null, text: "", outcome: null, answers: null };

interface ComposerProps {
  sessionId: string;
  kinds: readonly StepKind[];
  steps: readonly Step[];
  focus: boolean;
  /** One line, as long as nothing is written. */
  folds?: boolean;
  /** While nothing is written, the next sensible act is another one. */
  quiet?: boolean;
  /** What somebody just chose to write; a new object each time. */
  begun?: Begun | null;
  /** Files on their way; null for who may not attach any. */
  uploads?: Uploads | null;
  onRecorded: (step: Step) => void;
}

/** Where steps are written. What is typed survives a reload, and a failed sending loses nothing. */
export function Composer({
  sessionId,
  kinds,
  steps,
  focus,
  folds = false,
  quiet,
  begun,
  uploads,
  onRecorded,
}: ComposerProps) {
  const text = useText();
  const me = useMe();
  const box = useRef<HTMLTextAreaElement>(null);
  // Who came by a key and stayed in the box goes back to the keys after sending.
  const byKey = useRef(false);
  const [draft, setDraft, clearDraft] = useDraft<StepDraft>(`composer.${me.id}.${sessionId}`, EMPTY);
  const kind = draft.kind !== null && kinds.includes(draft.kind) ? draft.kind : (kinds[0] ?? "note");
  const sending = useIntent({
    name: `composer.${me.id}.${sessionId}`,
    send: (step: NonNullable<ReturnType<typeof stepFrom>>, key) => recordStep(sessionId, step, key),
    onDone: (step) => {
      clearDraft();
      onRecorded(step);
      if (byKey.current) box.current?.blur();
      else box.current?.focus();
    },
  });
  useEffect(() => {
    if (focus) box.current?.focus({ preventScroll: true });
  }, [focus]);

  useBegun(begun ?? null, (chosen) => {
    setDraft({ ...draft, ...chosen });
    box.current?.focus();
    byKey.current = true;
  });

  const folded = folds && draft.text === "";
  const [pasted, setPasted] = useState<string | null>(null);
  const offered = pasted !== null && draft.text.includes(pasted) ? pasted : null;
  const dropping = useDropping(uploads ? { onFiles: uploads.add, onLongPaste: setPasted } : null);

  const over = lengthOf(draft.text) - STEP_LIMIT;
  const step = stepFrom({ ...draft, kind }, steps);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (step !== null && over <= 0 && !sending.isPending) sending.mutate(step);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
    if (event.key === "Escape" && !event.nativeEvent.isComposing) box.current?.blur();
  };
  const answered = steps.find((other) => other.id === step?.answers_step_id);
  return (
    <form
      aria-label={text.session.composer.region}
      onSubmit={submit}
      className="flex flex-col gap-2"
      {...dropping.handlers}
    >
      {uploads && <UploadList uploads={uploads} />}
      {offered !== null && uploads && (
        <LongPaste
          pasted={offered}
          onKeep={() => {
            setPasted(null);
            box.current?.focus();
          }}
          onAttach={() => {
            uploads.add([textFile(offered)]);
            setDraft({ ...draft, text: draft.text.replace(offered, () => "").trim() });
            setPasted(null);
            box.current?.focus();
          }}
        />
      )}
      <ProblemNote error={sending.error} />
      {over > 0 && (
        <p role="alert" className="text-meta text-red">
          {text.common.tooLong(over)}
        </p>
      )}
      <div
        className={className(
          "control @container relative rounded-way focus-within:border-accent-text",
          dropping.over && "border-accent-text bg-accent-soft",
        )}
      >
        {dropping.over && (
          <p className="pointer-events-none absolute inset-0 z-10 flex items-center justify-center rounded-way bg-accent-soft font-medium text-accent-text">
            {text.files.dropHere}
          </p>
        )}
        <textarea
          ref={box}
          aria-label={text.session.composer.label}
          aria-invalid={over > 0 || undefined}
          placeholder={text.session.composer.hints[kind]}
          rows={folded ? 1 : draft.text.includes("\n") ? 4 : 2}
          value={draft.text}
          onChange={(event) => setDraft({ ...draft, text: event.target.value })}
          onKeyDown={pressed}
          onBlur={() => {
            byKey.current = false;
          }}
          className="block max-h-[40dvh] w-full resize-none rounded-way bg-transparent px-3 py-2 outline-none touch:min-h-11 touch:py-2.5 touch:text-[16px]"
        />
        <div
          hidden={folded}
          className="flex flex-wrap items-center gap-1 border-t border-line p-1.5 [&[hidden]]:hidden"
        >
          <KindChoice
            kinds={kinds}
            kind={kind}
            onChange={(chosen) => setDraft({ ...draft, kind: chosen })}
            onPointed={() => box.current?.focus()}
          />
          {(kind === "action" || kind === "result") && (
            <OutcomeChoice
              outcome={draft.outcome}
              onChange={(outcome) =>
                setDraft({ ...draft, outcome: outcome === draft.outcome ? null : outcome })
              }
              onPointed={() => box.current?.focus()}
            />
          )}
          {uploads && <AttachButton onChoose={uploads.add} />}
          {answered !== undefined && (
            <span className="text-meta text-ink-3">{text.session.composer.answering(answered.number)}</span>
          )}
          <Button
            type="submit"
            look={quiet && draft.text === "" ? "plain" : "primary"}
            className="ms-auto @max-[720px]:[&>span]:hidden"
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

/** Tells once of each choice. */
function useBegun(begun: Begun | null, onBegun: (chosen: Begun) => void): void {
  const tell = useEffectEvent(onBegun);
  useEffect(() => {
    if (begun !== null) tell(begun);
  }, [begun]);
}
