import { type FormEvent, useState } from "react";
import type { ProposalChange } from "@/api/types";
import { useText } from "@/text";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Field, TEXT_AREA } from "@/ui/Field";
import { lengthOf } from "@/ui/formatText";
import { ProblemNote } from "@/ui/states";
import { useDecision } from "./useDecision";

const LIMIT = 2_000;

/** Asks why, then rejects. */
export function RejectDialog({ change, onClose }: { change: ProposalChange; onClose: () => void }) {
  const text = useText();
  const words = usePlaybooksText().proposal.rejecting;
  const [reason, setReason] = useState("");
  const { rejecting } = useDecision(change, onClose);
  const over = lengthOf(reason) - LIMIT;
  const ready = reason.trim() !== "" && over <= 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !rejecting.isPending) rejecting.mutate(reason.trim());
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <form onSubmit={submit}>
        <div className="flex flex-col gap-3 px-4 py-4 sm:px-6">
          <Field label={words.label} hint={words.hint} error={over > 0 ? text.common.tooLong(over) : null}>
            {(control) => (
              <textarea
                {...control}
                required
                rows={3}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                className={TEXT_AREA}
              />
            )}
          </Field>
          <ProblemNote error={rejecting.error} />
        </div>
        <div className="flex justify-end gap-2 border-t border-line px-4 py-3 sm:px-6">
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" look="primary" busy={rejecting.isPending} disabled={!ready}>
            {words.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
