import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { changeCall } from "@/api/baselines";
import type { Call, CallChange } from "@/api/numberTypes";
import { useNumbers } from "@/text/later/useNumbers";
import { Field, INPUT } from "@/ui/Field";
import { FormDialog } from "@/ui/FormDialog";
import { useTimes } from "@/ui/times";
import { CallFields } from "./CallFields";
import { changesOf, editableOf } from "./callChange";
import { ReasonField } from "./ReasonField";
import { parseMinutes } from "./stopwatch";
import { useRefresh } from "./useRefresh";

/** Changes a timed call; why is asked, and what stood before stays on record. */
export function EditCall({ call, onClose }: { call: Call; onClose: () => void }) {
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
  const submit = () => {
    setTried(true);
    const changes = changesOf(call, draft);
    if (changes !== null && reason.trim() !== "") changing.mutate({ ...changes, reason: reason.trim() });
  };
  return (
    <FormDialog
      title={words.title}
      act={words.save}
      busy={changing.isPending}
      error={changing.error}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
