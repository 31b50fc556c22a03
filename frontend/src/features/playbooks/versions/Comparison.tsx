import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { playbookQuery } from "@/api/playbooks";
import type { Playbook } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Panel } from "@/ui/Panel";
import { Failed, Skeleton } from "@/ui/states";
import { Difference } from "./Difference";

/** What changed from another version to the one that is shown. */
export function Comparison({ playbook, against }: { playbook: Playbook; against: number }) {
  const words = usePlaybooksText().versions;
  const other = useQuery(playbookQuery(playbook.key, against));
  const name = (version: number) => (version === 0 ? words.shipped : words.version(version));
  const shown = playbook.version ?? 0;
  const title = words.changes(name(against), name(shown));
  return (
    <Panel
      title={title}
      beside={
        <Link
          to="/playbooks/read/$key"
          params={{ key: playbook.key }}
          search={{ version: shown }}
          className="text-accent-text hover:underline"
        >
          {words.closeCompare}
        </Link>
      }
    >
      {other.data !== undefined && <Difference before={other.data.text} after={playbook.text} />}
      {other.isPending && <Skeleton className="h-24" />}
      {other.isError && <Failed title={words.failed} error={other.error} onRetry={() => other.refetch()} />}
    </Panel>
  );
}
