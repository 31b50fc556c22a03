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
