import { Link } from "@tanstack/react-router";
import type { Proposal } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { firstLine } from "@/ui/formatText";
import { Moment } from "@/ui/times";

interface ProposalRowProps {
  proposal: Proposal;
  /** The title of the playbook that it changes; null where there is none yet. */
  playbook: string | null;
}

/** One proposal in a list: what helped, for which playbook, where it comes from, and who decided. */
export function ProposalRow({ proposal, playbook }: ProposalRowProps) {
  const words = usePlaybooksText().proposal;
  const { id, title, made_on, created_at, state, decided_by, decided_at } = proposal;
  return (
    <li className="border-b border-line last:border-b-0">
      <Link
        to="/playbooks/proposals/$proposalId"
        params={{ proposalId: id }}
        className="block px-4 py-3 -outline-offset-2 transition-colors hover:bg-sunken sm:px-5"
      >
        <span className="block text-title font-semibold">{firstLine(title, 160)}</span>
        <span className="mt-0.5 flex flex-wrap gap-x-3 text-meta text-ink-3">
          <span className="font-medium text-ink">
            {playbook === null ? words.newPlaybook : words.forPlaybook(playbook)}
          </span>
          <span>
            {words.madeOn[made_on]}, <Moment at={created_at} />
          </span>
          {state !== "open" && decided_by !== null && decided_at !== null && (
            <span>
              {words.decided[state]} {decided_by.name}, <Moment at={decided_at} />
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}
