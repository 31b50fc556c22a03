import { type FormEvent, useState } from "react";
import { recordCall } from "@/api/baselines";
import type { Call, NewCall } from "@/api/numberTypes";
import { mayHaveActed, useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { Button } from "@/ui/Button";
import { Field, INPUT } from "@/ui/Field";
import { formatStopwatch } from "@/ui/formatTime";
import { ProblemNote } from "@/ui/states";
import { CallFields } from "./CallFields";
import { type CallDraft, endOf, isTooLong, parseMinutes, secondsOf, type TimedCall } from "./stopwatch";
import { useRefresh } from "./useRefresh";

interface CallFormProps {
  timed: TimedCall;
  describe: (draft: CallDraft) => void;
  goOn: () => void;
  renewKey: () => void;
  /** The call is saved, or, with null, thrown away. */
  onDone: (call: Call | null) => void;
}

/** Says who was on the call that was just timed, and saves it. What is written is kept like the time itself. */
export function CallForm({ timed, describe, goOn, renewKey, onDone }: CallFormProps) {
  const text = useText();
  const words = useNumbers().baseline;
  const refresh = useRefresh();
  const [tried, setTried] = useState(false);
  const saving = useIntent({
    send: (call: NewCall) => recordCall(call, timed.key),
    onDone: async (call) => {
      onDone(call);
      await refresh();
    },
    onProblem: (error) => {
      if (!mayHaveActed(error)) renewKey();
    },
  });
  const { draft } = timed;
  const tooLong = isTooLong(timed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const call = callOf(timed);
    if (call !== null && !saving.isPending) saving.mutate(call);
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <p className="flex items-baseline gap-3">
        <span className="text-ink-3">{words.measured}</span>
        <span className="figures text-headline font-semibold">{formatStopwatch(secondsOf(timed, 0))}</span>
        <Button look="quiet" className="ms-auto" onClick={goOn}>
          {words.goOn}
        </Button>
      </p>
      {tooLong && (
        <>
          <p role="alert" className="rounded-button bg-amber-soft px-3 py-2 text-amber">
            {words.tooLong}
          </p>
          <Field
            label={words.minutes}
            hint={words.minutesHint}
            error={tried && parseMinutes(draft.minutes) === null ? words.minutesWrong : null}
          >
            {(control) => (
              <input
                {...control}
                inputMode="decimal"
                value={draft.minutes}
                onChange={(event) => describe({ ...draft, minutes: event.target.value })}
                className={INPUT}
              />
            )}
          </Field>
        </>
      )}
      <CallFields draft={draft} onChange={(part) => describe({ ...draft, ...part })} />
      <ProblemNote error={saving.error} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" busy={saving.isPending} className="flex-1 touch:h-12">
          {words.save}
        </Button>
        <Button look="quiet" onClick={() => onDone(null)} className="touch:h-12">
          {words.discard}
        </Button>
      </div>
      <span className="sr-only" role="status">
        {saving.isPending && text.settings.saving}
      </span>
    </form>
  );
}

/** What is sent; null while the length is not known. */
function callOf(timed: TimedCall): NewCall | null {
  const end = endOf(timed);
  if (end === null) return null;
  const { people, category, ticket, note } = timed.draft;
  const orNothing = (written: string) => written.trim() || null;
  return {
    started_at: timed.started_at,
    stopped_at: end,
    people,
    category: orNothing(category),
    ticket_ref: orNothing(ticket),
    note: orNothing(note),
  };
}
