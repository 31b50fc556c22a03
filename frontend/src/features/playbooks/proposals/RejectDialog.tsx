import { useState } from "react";
import type { ProposalChange } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { FormDialog, isReason, ReasonField } from "@/ui/FormDialog";
import { useDecision } from "./useDecision";

/** Asks why, then rejects. */
export function RejectDialog({ change, onClose }: { change: ProposalChange; onClose: () => void }) {
  const words = usePlaybooksText().proposal.rejecting;
  const [reason, setReason] = useState("");
  const { rejecting } = useDecision(change, onClose);
  return (
    <FormDialog
      title={words.title}
      act={words.submit}
      busy={rejecting.isPending}
      unready={!isReason(reason)}
      error={rejecting.error}
      onSubmit={() => rejecting.mutate(reason.trim())}
      onClose={onClose}
    >
      <ReasonField label={words.label} hint={words.hint} reason={reason} onChange={setReason} />
    </FormDialog>
  );
}
