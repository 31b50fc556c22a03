import type { ProposalChange } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Button } from "@/ui/Button";
import { LeaveGuard } from "@/ui/LeaveGuard";
import { ProblemNote } from "@/ui/states";
import { useCheck } from "../edit/useCheck";
import { useTextDraft } from "../edit/useTextDraft";
import { Workbench } from "../edit/Workbench";
import type { Merge } from "./merge";
import { useDecision } from "./useDecision";

interface ProposalEditorProps {
  change: ProposalChange;
  merge: Merge;
  onStop: () => void;
}

/** The proposed text, put right before it is accepted. */
export function ProposalEditor({ change, merge, onStop }: ProposalEditorProps) {
  const words = usePlaybooksText();
  const draft = useTextDraft(`proposal.${change.id}`, merge.text ?? merge.now, change.newest);
  const check = useCheck(draft.text);
  const { accepting } = useDecision(change, draft.clear);
  const wrongKey = merge.now !== "" && check.key !== null && check.key !== change.key;
  const also = wrongKey ? words.edit.keyFixed(change.key) : null;
  const ready = check.settled && check.flaws.length === 0 && also === null;
  const accept = () => {
    if (ready && !accepting.isPending) accepting.mutate(draft.text);
  };
  return (
    <>
      <Workbench
        value={draft.text}
        check={check}
        before={merge.now}
        also={also}
        onChange={(text) => {
          draft.write(text);
          accepting.reset();
        }}
        onSave={accept}
      >
        <ProblemNote error={accepting.error} />
        <div className="flex flex-wrap gap-2">
          <Button look="primary" busy={accepting.isPending} disabled={!ready} onClick={accept}>
            {words.proposal.acceptEdited}
          </Button>
          <Button onClick={onStop}>{words.proposal.stopEditing}</Button>
        </div>
      </Workbench>
      <LeaveGuard dirty={draft.dirty && !accepting.isSuccess} words={words.leave} />
    </>
  );
}
