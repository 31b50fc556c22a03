import { useId, useState } from "react";
import type { HandoffContext } from "@/api/types";
import { useText } from "@/text";
import { Avatar } from "@/ui/Avatar";
import { firstName } from "@/ui/formatText";
import { LongText } from "@/ui/LongText";
import { useTimes } from "@/ui/times";
import { AttemptRow } from "./AttemptRow";
import { CitedLists } from "./CitedLists";
import { ContextFiles } from "./ContextFiles";
import { FoldedRow } from "./FoldedRow";
import { foldAttempts } from "./foldAttempts";

interface SectionProps {
  context: HandoffContext;
  numbers: ReadonlyMap<string, number>;
  compact?: boolean;
}

/** The asker's notes, every attempt with what came of it, and what is known, ruled out and open. */
export function TriedSection({ context, numbers, compact }: SectionProps) {
  const text = useText();
  const { columns } = text.context;
  const titleId = useId();
  const [all, setAll] = useState(false);
  const { shown, folded } = all ? { shown: context.tried, folded: [] } : foldAttempts(context.tried);
  return (
    <section
      aria-label={text.context.regions.tried}
      className={compact ? "px-5 py-4" : "px-4 py-4 sm:px-8 sm:py-5"}
    >
      <h2 id={titleId} className="flex flex-wrap items-baseline gap-x-2 font-semibold">
        {text.context.regions.tried}
        <span className="font-normal text-ink-3">
          <Extent context={context} />
        </span>
      </h2>
      {context.notes !== null && context.notes !== "" && (
        <div className="mt-2 flex gap-2.5">
          <Avatar name={context.escalated_by.name} />
          <div className="min-w-0 pt-0.5">
            <p className="sr-only">{text.context.note(firstName(context.escalated_by.name))}</p>
            <LongText text={context.notes} lines={6} className="text-ink-2" />
          </div>
        </div>
      )}
      {context.tried.length === 0 ? (
        <p className="mt-3 border-y border-line py-3 text-ink-3">{text.context.noAttempts}</p>
      ) : (
        <table aria-labelledby={titleId} className="mt-3 w-full border-collapse text-start">
          <thead className={compact ? "sr-only" : "sr-only sm:not-sr-only sm:table-header-group"}>
            <tr className="border-y border-line text-meta text-ink-3 [&>th]:py-1.5 [&>th]:font-normal">
              <th scope="col" className="w-7">
                <span className="sr-only">{columns.outcome}</span>
              </th>
              <th scope="col">{columns.attempt}</th>
              <th scope="col" className="text-end">
                {columns.time}
              </th>
              <th scope="col" className="w-8 text-end sm:w-12">
                {columns.step}
              </th>
            </tr>
          </thead>
          <tbody>
            {folded.length > 0 && <FoldedRow attempts={folded} onOpen={() => setAll(true)} />}
            {shown.map((attempt) => (
              <AttemptRow
                key={attempt.step_id}
                attempt={attempt}
                sessionId={context.session_id}
                compact={compact}
              />
            ))}
          </tbody>
        </table>
      )}
      <CitedLists context={context} numbers={numbers} compact={compact} />
      <ContextFiles context={context} />
    </section>
  );
}

function Extent({ context }: { context: HandoffContext }) {
  const text = useText();
  const times = useTimes();
  const [first] = context.tried;
  const last = context.tried.at(-1);
  if (first === undefined || last === undefined || context.tried.length === 1) {
    return text.context.attempts(context.tried.length);
  }
  const clock = (at: string) => times.clock(new Date(at));
  return text.context.attemptsFrom(context.tried.length, clock(first.at), clock(last.at));
}
