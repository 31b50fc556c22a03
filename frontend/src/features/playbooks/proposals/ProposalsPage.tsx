import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { playbooksQuery, proposalsQuery } from "@/api/playbooks";
import type { ProposalState } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { BackLink } from "@/ui/BackLink";
import { Column, PageHeader } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";
import { Segments } from "@/ui/Segments";
import { Empty, Failed, Skeleton } from "@/ui/states";
import { AdminsOnly } from "../AdminsOnly";
import { ProposalRow } from "./ProposalRow";

const route = getRouteApi("/shell/playbooks/proposals");

/** What sessions propose to change, for admins to decide. */
export function ProposalsPage() {
  const words = usePlaybooksText();
  const { state = "open" } = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle(words.proposal.title);
  return (
    <AdminsOnly>
      <Column>
        <BackLink to="/playbooks">{words.back}</BackLink>
        <PageHeader title={words.proposal.title} />
        <p className="mt-1 max-w-[72ch] text-ink-3">{words.proposal.explain}</p>
        <div className="mt-3">
          <Segments<ProposalState>
            label={words.proposal.states.label}
            value={state}
            options={[
              { value: "open", label: words.proposal.states.open },
              { value: "accepted", label: words.proposal.states.accepted },
              { value: "rejected", label: words.proposal.states.rejected },
            ]}
            onChange={(next) =>
              navigate({ search: { state: next === "open" ? undefined : next }, replace: true })
            }
          />
        </div>
        <List state={state} />
      </Column>
    </AdminsOnly>
  );
}

function List({ state }: { state: ProposalState }) {
  const words = usePlaybooksText().proposal;
  const list = useQuery(proposalsQuery(state));
  const playbooks = useQuery(playbooksQuery);
  if (list.isPending) return <Skeleton className="mt-4 h-40 rounded-card" />;
  if (list.isError && list.data === undefined) {
    return (
      <div className="mt-4">
        <Failed title={words.failed} error={list.error} onRetry={() => list.refetch()} />
      </div>
    );
  }
  if (list.data.items.length === 0) {
    return (
      <div className="mt-4">
        <Empty title={words.empty[state]}>{words.emptyExplain[state]}</Empty>
      </div>
    );
  }
  return (
    <ul className="card m-0 mt-4 list-none overflow-hidden p-0">
      {list.data.items.map((proposal) => (
        <ProposalRow
          key={proposal.id}
          proposal={proposal}
          playbook={playbooks.data?.items.find(({ key }) => key === proposal.key)?.title ?? null}
        />
      ))}
    </ul>
  );
}
