import { useQuery } from "@tanstack/react-query";
import { playbooksQuery } from "@/api/playbooks";
import { STARTING_PLAYBOOK } from "@/text/later/startingPlaybook";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { BackLink } from "@/ui/BackLink";
import { Column, PageHeader } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";
import { Refused } from "@/ui/Refused";
import { Skeleton } from "@/ui/states";
import { AdminsOnly } from "../AdminsOnly";
import { Editor } from "./Editor";

/** A new playbook, begun with a small one that is right. */
export function NewPage() {
  const words = usePlaybooksText();
  usePageTitle(words.edit.newTitle);
  return (
    <AdminsOnly>
      <Writing />
    </AdminsOnly>
  );
}

function Writing() {
  const words = usePlaybooksText();
  const list = useQuery(playbooksQuery);
  if (list.isError && list.data === undefined)
    return <Refused error={list.error} onRetry={() => list.refetch()} />;
  const taken = [...(list.data?.items ?? []), ...(list.data?.retired ?? [])].map(({ key }) => key);
  return (
    <Column>
      <BackLink to="/playbooks">{words.back}</BackLink>
      <PageHeader title={words.edit.newTitle} />
      {list.data === undefined ? (
        <Skeleton className="mt-3 h-[480px] rounded-card" />
      ) : (
        <Editor
          name="+new"
          holds={STARTING_PLAYBOOK}
          newest={0}
          isNew
          refuseKey={(key) => (taken.includes(key) ? words.edit.keyTaken(key) : null)}
        />
      )}
    </Column>
  );
}
