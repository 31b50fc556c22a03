import { Link } from "@tanstack/react-router";
import type { PlaybookItem } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Moment } from "@/ui/times";
import type { PlaybookLanguage } from "./usePlaybookLanguage";

interface PlaybookRowsProps {
  items: readonly PlaybookItem[];
  language: PlaybookLanguage;
}

/** Playbooks one below the other, each to be opened. */
export function PlaybookRows({ items, language }: PlaybookRowsProps) {
  return (
    <ul className="m-0 list-none p-0">
      {items.map((item) => (
        <PlaybookRow key={item.key} item={item} language={language} />
      ))}
    </ul>
  );
}

/** One playbook: its title, how much it is used, and for one of the account's own who changed it. */
function PlaybookRow({ item, language }: { item: PlaybookItem; language: PlaybookLanguage }) {
  const words = usePlaybooksText();
  const { key, titles, version, ships, updated_at, updated_by, sessions } = item;
  return (
    <li className="border-b border-line last:border-b-0">
      <Link
        to="/playbooks/read/$key"
        params={{ key }}
        className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-4 py-2 -outline-offset-2 transition-colors hover:bg-sunken sm:px-5 touch:py-3"
      >
        <span className="min-w-0 flex-1 basis-[220px]">{titles[language]}</span>
        <span className="flex flex-wrap items-baseline gap-x-3 text-meta text-ink-3">
          {updated_at !== null && updated_by !== null && (
            <span>
              {words.changedBy(updated_by.name)}, <Moment at={updated_at} />
            </span>
          )}
          {version !== null && <SourceTag version={version} ships={ships} />}
          {sessions > 0 && <span className="whitespace-nowrap text-ink-2">{words.used(sessions)}</span>}
          <span className="figures whitespace-nowrap sm:w-[60px] sm:text-end">
            {words.items(item.item_count)}
          </span>
        </span>
      </Link>
    </li>
  );
}

/** Whose a playbook is; an own one with its version. */
export function SourceTag({ version, ships }: { version: number | null; ships: boolean }) {
  const words = usePlaybooksText();
  if (version === null)
    return <span className="whitespace-nowrap text-meta text-ink-3">{words.builtIn}</span>;
  return (
    <span
      title={ships ? words.insteadOf : undefined}
      className="whitespace-nowrap text-meta font-medium text-accent-text"
    >
      {words.own(version)}
    </span>
  );
}
