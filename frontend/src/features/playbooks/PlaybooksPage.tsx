import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { playbooksQuery } from "@/api/playbooks";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { buttonClass } from "@/ui/Button";
import { PlusIcon } from "@/ui/icons";
import { useMe } from "@/ui/me";
import { Column, PageHeader } from "@/ui/PageHeader";
import { usePageTitle } from "@/ui/pageTitle";
import { Refused } from "@/ui/Refused";
import { SearchField } from "@/ui/SearchField";
import { Segments } from "@/ui/Segments";
import { Skeleton } from "@/ui/states";
import { useDraft } from "@/ui/useDraft";
import { ExportMenu } from "./ExportMenu";
import { PlaybookList, type Whose } from "./PlaybookList";
import { ProposalsLink, ProposalsWaiting } from "./ProposalsLink";
import { usePlaybookLanguage } from "./usePlaybookLanguage";

const route = getRouteApi("/shell/playbooks");
const EVERY: Whose = "all";

/** All playbooks, to be found and read; admins write, import and decide from here. */
export function PlaybooksPage() {
  const words = usePlaybooksText();
  const me = useMe();
  const { q = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const [language, chooseLanguage] = usePlaybookLanguage();
  const [whose, chooseWhose] = useDraft<Whose>("playbooks.whose", EVERY);
  const list = useQuery(playbooksQuery);
  usePageTitle(words.title);
  const search = (query: string) =>
    navigate({ search: { q: query === "" ? undefined : query }, replace: true });
  if (list.isError && list.data === undefined)
    return <Refused error={list.error} onRetry={() => list.refetch()} />;
  return (
    <Column>
      <PageHeader
        title={words.title}
        actions={
          <>
            {me.role === "admin" && <ProposalsLink />}
            <ExportMenu />
            {me.role === "admin" && (
              <>
                <Link to="/playbooks/import" className={buttonClass()}>
                  {words.import}
                </Link>
                <Link to="/playbooks/new" className={buttonClass("primary")}>
                  <PlusIcon />
                  {words.write}
                </Link>
              </>
            )}
          </>
        }
      />
      <p className="mt-1 max-w-[72ch] text-ink-3">{words.explain}</p>
      {me.role === "admin" && <ProposalsWaiting />}
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2.5">
        <SearchField label={words.search} hint={words.searchHint} value={q} onChange={search} />
        <Segments
          label={words.source.label}
          value={whose}
          options={[
            { value: "all", label: words.source.all },
            { value: "account", label: words.source.own },
            { value: "built_in", label: words.source.builtIn },
          ]}
          onChange={chooseWhose}
        />
        <Segments
          label={words.language.label}
          value={language}
          options={[
            { value: "en", label: words.language.en },
            { value: "de", label: words.language.de },
          ]}
          onChange={chooseLanguage}
        />
      </div>
      {list.data === undefined ? (
        <Rows />
      ) : (
        <PlaybookList
          list={list.data}
          query={q}
          whose={whose}
          language={language}
          onClear={() => search("")}
          onShowAll={() => chooseWhose("all")}
        />
      )}
    </Column>
  );
}

function Rows() {
  return (
    <div className="card mt-4 px-5">
      {[...Array(8).keys()].map((row) => (
        <div key={row} className="flex flex-col gap-2 border-b border-line py-3 last:border-0">
          <Skeleton className="h-4 w-1/3" />
          <Skeleton className="h-3 w-1/5" />
        </div>
      ))}
    </div>
  );
}
