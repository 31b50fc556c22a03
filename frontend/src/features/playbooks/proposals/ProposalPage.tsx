import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { playbooksQuery, proposalQuery } from "@/api/playbooks";
import type { ProposalChange } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { BackLink } from "@/ui/BackLink";
import { firstLine } from "@/ui/formatText";
import { Column } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";
import { Refused } from "@/ui/Refused";
import { Skeleton } from "@/ui/states";
import { Moment } from "@/ui/times";
import { AdminsOnly } from "../AdminsOnly";
import { mergeOf } from "./merge";
import { ProposalActs } from "./ProposalActs";
import { ProposalDecision } from "./ProposalDecision";
import { ProposalEditor } from "./ProposalEditor";
import { ProposedChange } from "./ProposedChange";

const route = getRouteApi("/shell/playbooks/proposals/$proposalId");
const LINK = "text-accent-text underline underline-offset-2";

/** One proposal: where it comes from, what it would change, and the ways to decide. */
export function ProposalPage() {
  const words = usePlaybooksText();
  return (
    <AdminsOnly>
      <Column>
        <BackLink to="/playbooks/proposals">{words.proposal.back}</BackLink>
        <Loaded />
      </Column>
    </AdminsOnly>
  );
}

function Loaded() {
  const { proposalId } = route.useParams();
  const change = useQuery({ ...proposalQuery(proposalId), refetchOnWindowFocus: false });
  if (change.isPending) return <Skeleton className="mt-3 h-64 rounded-card" />;
  if (change.isError && change.data === undefined)
    return <Refused error={change.error} onRetry={() => change.refetch()} />;
  return <Shown change={change.data} />;
}

function Shown({ change }: { change: ProposalChange }) {
  const words = usePlaybooksText().proposal;
  const [editing, setEditing] = useState(false);
  const merge = mergeOf(change);
  const title = firstLine(change.title, 160);
  usePageTitle(title);
  return (
    <>
      <h1 className="text-page font-semibold">{title}</h1>
      <Source change={change} />
      {change.state === "open" ? (
        <>
          {change.outdated && (
            <p className="mt-3 rounded-card border border-line bg-amber-soft px-4 py-2.5 font-medium text-amber">
              {merge.text === null ? words.conflict : words.outdated}
            </p>
          )}
          {editing ? (
            <ProposalEditor change={change} merge={merge} onStop={() => setEditing(false)} />
          ) : (
            <>
              <ProposalActs change={change} merge={merge} onEdit={() => setEditing(true)} />
              <ProposedChange change={change} merge={merge} />
            </>
          )}
        </>
      ) : (
        <>
          <ProposalDecision change={change} />
          <ProposedChange change={change} merge={merge} />
        </>
      )}
    </>
  );
}

function Source({ change }: { change: ProposalChange }) {
  const words = usePlaybooksText().proposal;
  const playbooks = useQuery(playbooksQuery);
  const playbook = playbooks.data?.items.find(({ key }) => key === change.key);
  return (
    <p className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-ink-2">
      {playbook === undefined ? (
        <span>{words.newPlaybook}</span>
      ) : (
        <Link to="/playbooks/read/$key" params={{ key: playbook.key }} className={LINK}>
          {words.forPlaybook(playbook.title)}
        </Link>
      )}
      <span>
        {words.madeOn[change.made_on]}, <Moment at={change.created_at} />:{" "}
        <Link to="/pilot/$sessionId" params={{ sessionId: change.session_id }} className={LINK}>
          {firstLine(change.problem, 100)}
        </Link>
      </span>
    </p>
  );
}
