import { useQuery } from "@tanstack/react-query";
import { checkQuery } from "@/api/playbooks";
import type { ProposalChange } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Panel } from "@/ui/Panel";
import { PlaybookReading } from "../reading/PlaybookReading";
import { usePlaybookLanguage } from "../usePlaybookLanguage";
import { Difference } from "../versions/Difference";
import type { Merge } from "./merge";

/** What the playbook would become, or became: as a difference, and a new one as it reads. */
export function ProposedChange({ change, merge }: { change: ProposalChange; merge: Merge }) {
  const words = usePlaybooksText().proposal;
  const title = change.state === "open" ? words.change : words.changed;
  if (merge.now === "" && merge.text !== null) return <NewOne text={merge.text} />;
  const [before, after] = merge.text === null ? [change.before ?? "", change.text] : [merge.now, merge.text];
  return (
    <div className="mt-4">
      <Panel title={title}>
        <Difference before={before} after={after} />
      </Panel>
    </div>
  );
}

function NewOne({ text }: { text: string }) {
  const words = usePlaybooksText().proposal;
  const [language] = usePlaybookLanguage();
  const content = useQuery(checkQuery(text)).data?.content ?? null;
  return (
    <div className="mt-4 flex flex-col gap-4">
      <p className="text-ink-2">{words.isNew}</p>
      {content === null ? (
        <pre className="card m-0 overflow-auto p-4 font-mono text-meta">{text}</pre>
      ) : (
        <PlaybookReading content={content} language={language} />
      )}
    </div>
  );
}
