import { Link } from "@tanstack/react-router";
import type { Playbook, PlaybookVersion } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { className } from "@/ui/className";
import { Panel } from "@/ui/Panel";
import { Moment } from "@/ui/times";
import { inUse, versionBefore } from "./order";

const LINK = "text-accent-text hover:underline";

/** Every version with who wrote it and when, the newest first; the one that ships stands last. */
export function VersionList({ playbook }: { playbook: Playbook }) {
  const words = usePlaybooksText().versions;
  const { key, versions, ships } = playbook;
  const shown = playbook.version ?? 0;
  return (
    <Panel title={words.title}>
      <ol className="m-0 flex list-none flex-col gap-3 p-0">
        {versions.map((version) => (
          <li key={version.version}>
            <Entry playbook={playbook} version={version} />
          </li>
        ))}
        {ships && (
          <li>
            <p className={className(shown === 0 && "font-medium")}>
              <Link to="/playbooks/read/$key" params={{ key }} search={{ version: 0 }} className={LINK}>
                {words.shipped}
              </Link>
              {inUse(playbook) === 0 && <InUse />}
            </p>
            <p className="text-meta text-ink-3">{words.shippedExplain}</p>
          </li>
        )}
      </ol>
      {versions.length === 0 && <p className="mt-3 text-meta text-ink-3">{words.only}</p>}
    </Panel>
  );
}

function Entry({ playbook, version }: { playbook: Playbook; version: PlaybookVersion }) {
  const words = usePlaybooksText().versions;
  const { key } = playbook;
  const { version: number, withdrawn, note, by, created_at } = version;
  const before = withdrawn ? null : versionBefore(playbook, number);
  return (
    <>
      <p className={className(playbook.version === number && "font-medium")}>
        {withdrawn ? (
          words.withdrawn
        ) : (
          <Link
            to="/playbooks/read/$key"
            params={{ key }}
            search={{ version: number }}
            aria-current={playbook.version === number || undefined}
            className={LINK}
          >
            {words.version(number)}
          </Link>
        )}
        {inUse(playbook) === number && <InUse />}
      </p>
      <p className="text-meta text-ink-3">
        {by.name}, <Moment at={created_at} />
      </p>
      {note !== null && <p className="mt-0.5">{note}</p>}
      {before !== null && (
        <Link
          to="/playbooks/read/$key"
          params={{ key }}
          search={{ version: number, against: before }}
          aria-label={words.compareWith(words.version(number))}
          className={`text-meta ${LINK}`}
        >
          {words.compare}
        </Link>
      )}
    </>
  );
}

function InUse() {
  const words = usePlaybooksText().versions;
  return (
    <span className="ms-2 rounded-tag bg-green-soft px-1.5 py-0.5 text-meta font-medium text-green">
      {words.inUse}
    </span>
  );
}
