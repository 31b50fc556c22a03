import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { playbookQuery } from "@/api/playbooks";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { BackLink } from "@/ui/BackLink";
import { Column, PageHeader } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";
import { Refused } from "@/ui/Refused";
import { Skeleton } from "@/ui/states";
import { AdminsOnly } from "../AdminsOnly";
import { newest } from "../versions/order";
import { Editor } from "./Editor";

const route = getRouteApi("/shell/playbooks/edit/$key");

/** The playbook in use, to be changed by an admin. */
export function EditPage() {
  const { key } = route.useParams();
  return (
    <AdminsOnly>
      <Editing key={key} playbookKey={key} />
    </AdminsOnly>
  );
}

function Editing({ playbookKey }: { playbookKey: string }) {
  const words = usePlaybooksText();
  const playbook = useQuery({ ...playbookQuery(playbookKey), refetchOnWindowFocus: false });
  const title = words.edit.title(playbook.data?.title ?? playbookKey);
  usePageTitle(title);
  if (playbook.isError && playbook.data === undefined)
    return <Refused error={playbook.error} onRetry={() => playbook.refetch()} />;
  return (
    <Column>
      <BackLink to="/playbooks">{words.back}</BackLink>
      <PageHeader title={title} />
      {playbook.data === undefined ? (
        <Skeleton className="mt-3 h-[480px] rounded-card" />
      ) : (
        <Editor
          name={playbookKey}
          holds={playbook.data.text}
          newest={newest(playbook.data)}
          isNew={false}
          refuseKey={(key) => (key === playbookKey ? null : words.edit.keyFixed(playbookKey))}
        />
      )}
    </Column>
  );
}
