import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { playbookQuery } from "@/api/playbooks";
import type { Playbook } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { BackLink } from "@/ui/BackLink";
import { Column } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";
import { Refused } from "@/ui/Refused";
import { Segments } from "@/ui/Segments";
import { Skeleton } from "@/ui/states";
import { PlaybookHeader } from "./PlaybookHeader";
import { hasBothLanguages } from "./reading/branches";
import { PlaybookReading } from "./reading/PlaybookReading";
import { usePlaybookLanguage } from "./usePlaybookLanguage";
import { Comparison } from "./versions/Comparison";
import { VersionList } from "./versions/VersionList";
import { VersionNote } from "./versions/VersionNote";

const route = getRouteApi("/shell/playbooks/read/$key");

/** One playbook to read, in the version that the address names or the one in use. */
export function PlaybookPage() {
  const words = usePlaybooksText();
  const { key } = route.useParams();
  const { version, against } = route.useSearch();
  const playbook = useQuery(playbookQuery(key, version));
  if (playbook.isError && playbook.data === undefined)
    return <Refused error={playbook.error} onRetry={() => playbook.refetch()} />;
  return (
    <Column>
      <BackLink to="/playbooks">{words.back}</BackLink>
      {playbook.data === undefined ? <Loading /> : <Shown playbook={playbook.data} against={against} />}
    </Column>
  );
}

function Shown({ playbook, against }: { playbook: Playbook; against: number | undefined }) {
  const words = usePlaybooksText();
  const [language, choose] = usePlaybookLanguage();
  const { content } = playbook;
  const title = content?.title[language] ?? playbook.title;
  usePageTitle(title);
  return (
    <>
      <PlaybookHeader playbook={playbook} title={title} />
      <VersionNote playbook={playbook} />
      <div className="mt-3 grid items-start gap-4 lg:grid-cols-[1fr_280px]">
        <div className="flex min-w-0 flex-col gap-4">
          {content !== null && hasBothLanguages(content) && (
            <Segments
              label={words.read.language}
              value={language}
              options={[
                { value: "en", label: words.language.en },
                { value: "de", label: words.language.de },
              ]}
              onChange={choose}
            />
          )}
          {content !== null && !hasBothLanguages(content) && (
            <p className="text-meta text-ink-3">{words.read.oneLanguage}</p>
          )}
          {against !== undefined && <Comparison playbook={playbook} against={against} />}
          {content === null ? (
            <>
              <p className="text-ink-3">{words.read.unreadable}</p>
              <pre className="card m-0 overflow-auto p-4 font-mono text-meta">{playbook.text}</pre>
            </>
          ) : (
            <PlaybookReading content={content} language={language} />
          )}
        </div>
        <aside className="lg:sticky lg:top-[calc(var(--strip)+16px)]">
          <VersionList playbook={playbook} />
        </aside>
      </div>
    </>
  );
}

function Loading() {
  return (
    <div className="mt-3 grid gap-4 lg:grid-cols-[1fr_280px]">
      <div className="flex flex-col gap-4">
        <Skeleton className="h-8 w-1/2" />
        <Skeleton className="h-96 rounded-card" />
      </div>
      <Skeleton className="h-40 rounded-card" />
    </div>
  );
}
