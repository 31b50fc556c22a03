import { useState } from "react";
import type { ProposalChange } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Button } from "@/ui/Button";
import { ProblemNote } from "@/ui/states";
import type { Merge } from "./merge";
import { RejectDialog } from "./RejectDialog";
import { useDecision } from "./useDecision";

interface ProposalActsProps {
  change: ProposalChange;
  merge: Merge;
  onEdit: () => void;
}

/** The ways to decide: take it over as it is, edit it first, or reject it. */
export function ProposalActs({ change, merge, onEdit }: ProposalActsProps) {
  const words = usePlaybooksText().proposal;
  const [isRejecting, setRejecting] = useState(false);
  const { accepting } = useDecision(change);
  return (
    <>
      <div className="mt-3 flex flex-wrap gap-2">
        {merge.text !== null && (
          <Button
            look="primary"
            busy={accepting.isPending}
            onClick={() => accepting.mutate(change.outdated ? merge.text : null)}
          >
            {words.accept}
          </Button>
        )}
        <Button look={merge.text === null ? "primary" : "plain"} onClick={onEdit}>
          {words.editFirst}
        </Button>
        <Button look="danger" onClick={() => setRejecting(true)}>
          {words.reject}
        </Button>
      </div>
      <div className="mt-2 empty:hidden">
        <ProblemNote error={accepting.error} />
      </div>
      {isRejecting && <RejectDialog change={change} onClose={() => setRejecting(false)} />}
    </>
  );
}
