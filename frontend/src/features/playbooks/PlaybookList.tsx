import { Link } from "@tanstack/react-router";
import type { PlaybookList as Listed, PlaybookItem } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Button, buttonClass } from "@/ui/Button";
import { useMe } from "@/ui/me";
import { Panel } from "@/ui/Panel";
import { Empty } from "@/ui/states";
import { PlaybookRows } from "./PlaybookRow";
import { PlaybookShelf } from "./PlaybookShelf";
import { searched } from "./search";
import type { PlaybookLanguage } from "./usePlaybookLanguage";

/** Which of them: those of the account, those that are built in, or all. */
export type Whose = "all" | PlaybookItem["source"];

interface PlaybookListProps {
  list: Listed;
  query: string;
  whose: Whose;
  language: PlaybookLanguage;
  onClear: () => void;
  onShowAll: () => void;
}

/** What fits the search, by title; without a search by area. Below it what was withdrawn. */
export function PlaybookList({ list, query, whose, language, onClear, onShowAll }: PlaybookListProps) {
  const words = usePlaybooksText();
  const ofThese = list.items.filter(({ source }) => whose === "all" || source === whose);
  const found = searched(ofThese, query).toSorted((one, other) =>
    one.titles[language].localeCompare(other.titles[language], language),
  );
  const plain = query !== "" || whose === "account";
  return (
    <>
      <p role="status" className={plain ? "mt-3 text-meta text-ink-3" : "sr-only"}>
        {words.found(found.length)}
      </p>
      {found.length > 0 && !plain && <PlaybookShelf items={found} language={language} />}
      {found.length > 0 && plain && (
        <div className="card mt-1.5 overflow-hidden">
          <PlaybookRows items={found} language={language} />
        </div>
      )}
      {found.length === 0 && (
        <div className="mt-1.5">
          {ofThese.length === 0 ? (
            <NoneOfTheirOwn onShowAll={onShowAll} />
          ) : (
            <Empty title={words.nothing} action={<Button onClick={onClear}>{words.clearSearch}</Button>}>
              {words.nothingExplain}
            </Empty>
          )}
        </div>
      )}
      {list.retired.length > 0 && query === "" && whose !== "built_in" && (
        <div className="mt-4">
          <Panel title={words.retired} explain={words.retiredExplain}>
            <ul className="m-0 list-none p-0">
              {list.retired.map(({ key, title, version }) => (
                <li key={key} className="py-1">
                  <Link
                    to="/playbooks/read/$key"
                    params={{ key }}
                    search={{ version }}
                    className="text-accent-text hover:underline"
                  >
                    {title}
                  </Link>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      )}
    </>
  );
}

function NoneOfTheirOwn({ onShowAll }: { onShowAll: () => void }) {
  const words = usePlaybooksText();
  const isAdmin = useMe().role === "admin";
  return (
    <Empty
      title={words.noOwn}
      action={
        <>
          {isAdmin && (
            <Link to="/playbooks/new" className={buttonClass("primary")}>
              {words.write}
            </Link>
          )}
          <Button onClick={onShowAll}>{words.showAll}</Button>
        </>
      }
    >
      {isAdmin ? words.noOwnExplain : words.noOwnReader}
    </Empty>
  );
}
