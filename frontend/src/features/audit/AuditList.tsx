import { Link } from "@tanstack/react-router";
import type { AuditRow } from "@/api/audit";
import { useText } from "@/text";
import { useAuditText } from "@/text/later/useAuditText";
import { Moment } from "@/ui/times";
import { sessionOf } from "./actWords";
import { entryWords } from "./entryWords";

interface AuditListProps {
  rows: readonly AuditRow[];
  /** Names by id. */
  people: ReadonlyMap<string, string>;
  onlyHandoff: (handoffId: string) => void;
}

const LINK = "text-ink-2 hover:text-ink hover:underline touch:inline-flex touch:min-h-11 touch:items-center";

/** Who did what when, and the way to what it was done to. */
export function AuditList({ rows, ...rest }: AuditListProps) {
  return (
    <ol className="m-0 mt-2 list-none border-t border-line p-0">
      {rows.map((row) => (
        <Entry key={row.number} row={row} {...rest} />
      ))}
    </ol>
  );
}

function Entry({ row, people, onlyHandoff }: { row: AuditRow } & Omit<AuditListProps, "rows">) {
  const words = useAuditText();
  const { done, more } = entryWords(row, people, words, useText());
  return (
    <li className="grid items-baseline gap-x-4 border-b border-line py-2 last:border-0 sm:grid-cols-[104px_minmax(0,1fr)]">
      <p className="text-meta tabular-nums text-ink-3">
        <Moment at={row.at} precise /> <span className="sr-only">{words.number(row.number)}</span>
      </p>
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-6 sm:flex-nowrap">
        <p className="min-w-0 flex-auto">
          <span className="font-medium">{row.actor?.name ?? words.product}</span> {done}
          {more !== "" && <span className="text-ink-3"> ({more})</span>}
        </p>
        <Ways row={row} onlyHandoff={onlyHandoff} />
      </div>
    </li>
  );
}

function Ways({ row, onlyHandoff }: { row: AuditRow; onlyHandoff: (handoffId: string) => void }) {
  const { open } = useAuditText();
  const handoffId = row.subject.kind === "session_handoff" ? row.subject.id : null;
  const sessionId = sessionOf(row);
  if (handoffId === null && sessionId === null) return null;
  return (
    <p className="row-acts flex flex-wrap sm:shrink-0 gap-x-4 text-meta">
      {handoffId !== null && (
        <>
          <Link to="/escalations/$handoffId" params={{ handoffId }} className={LINK}>
            {open.handoff}
          </Link>
          <Link to="/escalations/$handoffId/history" params={{ handoffId }} className={LINK}>
            {open.history}
          </Link>
          <button type="button" onClick={() => onlyHandoff(handoffId)} className={LINK}>
            {open.only}
          </button>
        </>
      )}
      {sessionId !== null && (
        <Link to="/pilot/$sessionId" params={{ sessionId }} className={LINK}>
          {open.session}
        </Link>
      )}
    </p>
  );
}
