import { Link } from "@tanstack/react-router";
import type { ProposalChange } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Moment } from "@/ui/times";

/** What was decided, by whom and when. */
export function ProposalDecision({ change }: { change: ProposalChange }) {
  const words = usePlaybooksText().proposal;
  const { state, decided_by, decided_at, reason, accepted_version, key } = change;
  if (state === "open") return null;
  return (
    <div className="card mt-3 px-4 py-3 sm:px-5">
      <p className="font-medium">
        {accepted_version === null ? words.rejected(reason ?? "") : words.accepted(accepted_version)}
      </p>
      <p className="text-meta text-ink-3">
        {words.decided[state]} {decided_by?.name}
        {decided_at !== null && (
          <>
            , <Moment at={decided_at} />
          </>
        )}
      </p>
      {accepted_version !== null && (
        <p className="mt-1.5">
          <Link
            to="/playbooks/read/$key"
            params={{ key }}
            search={{ version: accepted_version }}
            className="text-accent-text hover:underline"
          >
            {words.readPlaybook}
          </Link>
        </p>
      )}
    </div>
  );
}
