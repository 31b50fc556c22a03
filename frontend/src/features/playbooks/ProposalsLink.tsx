import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { proposalCountQuery } from "@/api/proposalCount";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { buttonClass } from "@/ui/Button";

/** The way to what sessions propose, with how many wait. */
export function ProposalsLink() {
  const words = usePlaybooksText();
  const count = useQuery(proposalCountQuery).data?.total ?? 0;
  return (
    <Link to="/playbooks/proposals" className={buttonClass()}>
      {words.proposals(count)}
    </Link>
  );
}

/** Above the list, while something waits: how much, and the way to it. */
export function ProposalsWaiting() {
  const words = usePlaybooksText();
  const count = useQuery(proposalCountQuery).data?.total ?? 0;
  if (count === 0) return null;
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 border-y border-line py-2">
      <span className="font-medium">{words.waiting(count)}</span>
      <Link
        to="/playbooks/proposals"
        className="font-medium text-accent-text hover:underline touch:inline-flex touch:min-h-11 touch:items-center"
      >
        {words.decide}
      </Link>
    </p>
  );
}
