import type { Session, Step } from "@/api/types";
import { useText } from "@/text";
import { useMe } from "@/ui/me";
import { laneOf } from "../steps";
import { type EscalateDraft, type Hint, hintsFor, problemInTitle } from "./escalateDraft";
import { WhoCanBeReached } from "./WhoCanBeReached";
import { WhoIsToldWhen } from "./WhoIsToldWhen";

interface EscalatePreviewProps {
  session: Session;
  steps: readonly Step[];
  draft: EscalateDraft;
}

/** What the others will get, and what would help them; nothing here blocks. */
export function EscalatePreview({ session, steps, draft }: EscalatePreviewProps) {
  const text = useText();
  const me = useMe();
  const lane = laneOf(steps);
  const words = text.escalate;
  const attempts = steps.filter((step) => step.kind === "action").length;
  const figures = [
    { name: "steps", count: steps.length },
    { name: "attempts", count: attempts },
    { name: "open", count: lane.questions.length + lane.actions.length },
    { name: "facts", count: lane.facts.length },
  ] as const;
  const ticket = session.ticket_ref === null ? null : text.common.ticket(session.ticket_ref);
  const hint = (name: Hint) =>
    name === "outcome" ? words.hints.outcome(lane.actions.length) : words.hints[name];
  const hints = hintsFor(session, steps, draft).slice(0, 4);
  return (
    <div className="flex flex-col gap-5 border-t border-line bg-sunken px-4 py-4 sm:px-6 sm:py-5 lg:border-s lg:border-t-0">
      <div>
        <h3 className="font-semibold">{words.willBeSent}</h3>
        <dl className="m-0 mt-1 flex justify-between gap-4">
          {figures.map(({ name, count }) => (
            <div key={name} className="flex flex-col-reverse">
              <dt className="text-ink-3">{words.figures[name](count)}</dt>
              <dd className="m-0 text-title font-semibold">{count}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-2.5 rounded-button border border-line bg-overlay px-3 py-2 text-meta">
          <span className="text-ink-3">{words.mailShows}</span>{" "}
          <Unbroken text={words.mailTitle(me.name, ticket, problemInTitle(session.problem))} code={ticket} />
        </p>
      </div>
      <div>
        <h3 className="font-semibold">
          {words.wouldHelp} <span className="font-normal text-ink-3">{words.notNeeded}</span>
        </h3>
        {hints.length === 0 && <p className="mt-1 text-ink-3">{words.nothingMissing}</p>}
        <ul className="m-0 mt-1 list-none p-0">
          {hints.map((name) => (
            <li key={name} className="py-0.5 text-ink-2">
              {hint(name)}
            </li>
          ))}
        </ul>
      </div>
      <WhoCanBeReached priority={draft.priority} targetUserId={draft.targetUserId} />
      <WhoIsToldWhen priority={draft.priority} targetUserId={draft.targetUserId} />
    </div>
  );
}

/** A sentence in which a code does not break at its hyphens. */
function Unbroken({ text, code }: { text: string; code: string | null }) {
  const at = code === null ? -1 : text.indexOf(code);
  if (code === null || at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <bdi className="whitespace-nowrap">{code}</bdi>
      {text.slice(at + code.length)}
    </>
  );
}
