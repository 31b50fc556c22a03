import { Link } from "@tanstack/react-router";
import type { PlaybookItem } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Moment } from "@/ui/times";
import type { PlaybookLanguage } from "./usePlaybookLanguage";

/** One playbook in the list: its title, whose it is, and who changed it. */
export function PlaybookRow({ item, language }: { item: PlaybookItem; language: PlaybookLanguage }) {
  const words = usePlaybooksText();
  const { key, titles, version, ships, updated_at, updated_by } = item;
  return (
    <li className="border-b border-line last:border-b-0">
      <Link
        to="/playbooks/read/$key"
        params={{ key }}
        className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-4 py-2.5 -outline-offset-2 transition-colors hover:bg-sunken sm:px-5"
      >
        <span className="min-w-0 flex-1 basis-[260px] font-medium">{titles[language]}</span>
        <span className="flex flex-wrap items-baseline gap-x-3 text-meta text-ink-3">
          {updated_at !== null && updated_by !== null && (
            <span>
              {words.changedBy(updated_by.name)}, <Moment at={updated_at} />
            </span>
          )}
          <span className="whitespace-nowrap">{words.items(item.item_count)}</span>
          <span className="sm:w-[112px] sm:text-end">
            <SourceTag version={version} ships={ships} />
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
