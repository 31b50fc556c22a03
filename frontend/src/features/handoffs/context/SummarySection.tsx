import type { Card } from "@/api/types";
import { useText } from "@/text";
import { PriorityLabel } from "@/ui/marks";
import { Moment } from "@/ui/times";
import { NeededBy } from "../CardFacts";
import { Waiting } from "../Waiting";
import { LadderLine } from "../waiting/LadderLine";

interface SectionProps {
  context: Card;
  /** Beside the session, whose header has the rest. */
  compact?: boolean;
}

/** The problem in one line, whose it is, how long it waits, and the asker's own sentence. */
export function SummarySection({ context, compact }: SectionProps) {
  const text = useText();
  return (
    <section
      aria-label={text.context.regions.summary}
      className={compact ? "px-5 py-4" : "px-4 py-4 sm:px-8 sm:py-5"}
    >
      {!compact && <Heading context={context} />}
      {compact && (
        <p className="text-ink-2">
          {text.context.escalatedBy(context.escalated_by.name)}, <Moment at={context.created_at} />
        </p>
      )}
      <p className={`${compact ? "mt-1" : "mt-2.5"} text-title leading-[22px]`}>
        {context.needed_by !== null && (
          <span className="me-2.5 inline-block align-[1px]">
            <NeededBy at={context.needed_by} />
          </span>
        )}
        <bdi className="whitespace-pre-line">{text.common.quoted(context.reason)}</bdi>
      </p>
    </section>
  );
}

/** What it is about, and what decides how urgent it is. */
function Heading({ context }: { context: Card }) {
  const text = useText();
  return (
    <div className="flex items-start gap-6">
      <div className="min-w-0 flex-1">
        <h1 data-case="title" className="text-page font-semibold">
          <bdi>{context.problem}</bdi>
        </h1>
        <p className="facts mt-1 text-ink-2">
          <PriorityLabel priority={context.priority} />
          {context.client_name === null ? (
            <span className="fact text-ink-3">{text.context.noClient}</span>
          ) : (
            <span className="fact font-medium text-ink">{context.client_name}</span>
          )}
          {context.ticket_ref !== null && (
            <span className="fact whitespace-nowrap">
              <bdi className="select-all">{text.common.ticket(context.ticket_ref)}</bdi>
            </span>
          )}
          <span className="fact">{text.context.escalatedBy(context.escalated_by.name)}</span>
          <span className="fact whitespace-nowrap">
            <Moment at={context.created_at} />
          </span>
          <span className="fact whitespace-nowrap">{text.common.steps(context.step_count)}</span>
        </p>
      </div>
      {context.state === "open" && (
        <div className="hidden max-w-[180px] shrink-0 text-end sm:block">
          <span className="sr-only">{text.context.waiting} </span>
          <Waiting since={context.created_at} priority={context.priority} />
          <LadderLine card={context} end />
        </div>
      )}
    </div>
  );
}
