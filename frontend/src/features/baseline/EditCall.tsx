import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { changeCall } from "@/api/baselines";
import type { Call, CallChange } from "@/api/numberTypes";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Field, INPUT } from "@/ui/Field";
import { ProblemNote } from "@/ui/states";
import { useTimes } from "@/ui/times";
import { CallFields } from "./CallFields";
import { changesOf, editableOf } from "./callChange";
import { ReasonField } from "./ReasonField";
import { parseMinutes } from "./stopwatch";
import { useRefresh } from "./useRefresh";

/** Changes a timed call; why is asked, and what stood before stays on record. */
export function EditCall({ call, onClose }: { call: Call; onClose: () => void }) {
  const text = useText();
  const { edit: words, minutesWrong } = useNumbers().baseline;
  const times = useTimes();
  const refresh = useRefresh();
  const [draft, setDraft] = useState(() => editableOf(call));
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const changing = useMutation({
    mutationFn: (change: CallChange) => changeCall(call.id, change),
    onSuccess: () => {
      onClose();
      return refresh();
    },
    networkMode: "always",
  });
  const wrong = parseMinutes(draft.minutes) === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const changes = changesOf(call, draft);
    if (changes === null || reason.trim() === "" || changing.isPending) return;
    changing.mutate({ ...changes, reason: reason.trim() });
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <form onSubmit={submit} noValidate className="flex min-h-0 flex-col">
        <div className="flex flex-col gap-4 overflow-auto px-4 py-4 sm:px-6">
          <Field
            label={words.length}
            hint={words.began(times.exact(new Date(call.started_at)))}
            error={wrong ? minutesWrong : null}
          >
            {(control) => (
              <input
                {...control}
                inputMode="decimal"
                value={draft.minutes}
                onChange={(event) => setDraft({ ...draft, minutes: event.target.value })}
                className={INPUT}
              />
            )}
          </Field>
          <CallFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
          <ReasonField reason={reason} missing={tried} onChange={setReason} />
          <ProblemNote error={changing.error} />
        </div>
        <div className="flex justify-end gap-2 border-t border-line px-4 py-3 sm:px-6">
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" look="primary" busy={changing.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
