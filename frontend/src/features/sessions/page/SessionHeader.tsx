import { Link } from "@tanstack/react-router";
import type { Handoff, Session } from "@/api/types";
import { Dot } from "@/features/handoffs/CardFacts";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { Disclosure } from "@/ui/Disclosure";
import { firstLine } from "@/ui/formatText";
import { BackIcon, CheckIcon, CopyIcon, EscalateIcon, LayersIcon, MoreIcon } from "@/ui/icons";
import { LongText } from "@/ui/LongText";
import { PriorityLabel } from "@/ui/marks";
import { useMe } from "@/ui/me";
import { Moment } from "@/ui/times";
import { actsFor } from "../acts";
import type { AskedAct } from "./asks";
import { PauseButton } from "./PauseButton";
import { StatusLabel } from "./StatusLabel";
import { useHeightAs } from "./useHeightAs";

export type Asked = AskedAct | "escalate" | "context" | "notes" | "redact";

interface SessionHeaderProps {
  session: Session;
  handoff: Handoff | null;
  /** What is to be done next, when the guide has had its last word. */
  next: "resolve" | "escalate" | null;
  onAsk: (asked: Asked) => void;
}

/** What it is about, whose it is, and what this person may do with it. */
export function SessionHeader({ session, handoff, next, onAsk }: SessionHeaderProps) {
  const text = useText();
  const me = useMe();
  const acts = actsFor(me, session);
  const header = useHeightAs("--head");
  const words = text.session.acts;
  const mayRedact = me.role !== "viewer";
  const more = mayRedact || acts.has("abandon") || acts.has("pause") || acts.has("resume");
  return (
    <header
      ref={header}
      className="z-20 border-b border-line bg-surface px-3 py-2 sm:px-8 md:sticky md:top-[var(--strip)] md:py-3.5"
    >
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-[320px]">
          <div className="flex items-center gap-1 pe-[92px] md:pe-0">
            <Link
              to="/"
              aria-label={text.session.back}
              className="-ms-1 flex size-8 shrink-0 items-center justify-center rounded-button text-ink-2 hover:bg-chosen md:hidden touch:size-11"
            >
              <BackIcon />
            </Link>
            <h1 data-case="title" className="clamp-2 text-title font-semibold md:text-page">
              {firstLine(session.problem, 160)}
            </h1>
          </div>
          <Facts session={session} handoff={handoff} />
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {handoff !== null && me.role !== "viewer" && (
            <Button data-case="reopen" icon={<LayersIcon />} onClick={() => onAsk("context")}>
              {words.context}
            </Button>
          )}
          {me.role !== "viewer" && session.step_count > 0 && !isOver(session) && (
            <Button
              icon={<CopyIcon />}
              aria-label={text.notes.button}
              title={text.notes.button}
              className="w-8 px-0 touch:w-11 touch:px-0"
              onClick={() => onAsk("notes")}
            />
          )}
          {acts.has("cancel") && <Button onClick={() => onAsk("cancel")}>{words.cancel}</Button>}
          {acts.has("release") && <Button onClick={() => onAsk("release")}>{words.release}</Button>}
          {acts.has("handBack") && <Button onClick={() => onAsk("handBack")}>{words.handBack}</Button>}
          {acts.has("escalate") && (
            <Button
              icon={<EscalateIcon />}
              {...(next === "escalate" && { look: "primary", shortcut: "e" })}
              onClick={() => onAsk("escalate")}
            >
              {words.escalate}
            </Button>
          )}
          {acts.has("resolve") && (
            <Button
              icon={<CheckIcon />}
              {...(next === "resolve" && { look: "primary", shortcut: "d" })}
              onClick={() => onAsk("resolve")}
            >
              {words.resolve}
            </Button>
          )}
          {more && (
            <Disclosure
              label={words.more}
              iconOnly
              button={<MoreIcon />}
              buttonClass="inline-flex size-8 items-center justify-center rounded-button border border-line-2 hover:border-control touch:size-11"
              panelClass="absolute end-0 top-full mt-1 flex w-[200px] flex-col p-1.5"
            >
              {(close) => (
                <>
                  {(acts.has("pause") || acts.has("resume")) && (
                    <PauseButton
                      session={session}
                      act={acts.has("pause") ? "pause" : "resume"}
                      onDone={close}
                    />
                  )}
                  {acts.has("abandon") && (
                    <Button
                      look="quiet"
                      className="justify-start"
                      onClick={() => {
                        close();
                        onAsk("abandon");
                      }}
                    >
                      {words.abandon}
                    </Button>
                  )}
                  {mayRedact && (
                    <Button
                      look="quiet"
                      className="justify-start"
                      onClick={() => {
                        close();
                        onAsk("redact");
                      }}
                    >
                      {text.redaction.act}
                    </Button>
                  )}
                </>
              )}
            </Disclosure>
          )}
        </div>
      </div>
      <WholeProblem session={session} />
    </header>
  );
}

function isOver({ status }: Session): boolean {
  return status === "resolved" || status === "abandoned";
}

function Facts({ session, handoff }: Pick<SessionHeaderProps, "session" | "handoff">) {
  const text = useText();
  return (
    <p className="mt-0.5 flex flex-wrap items-center gap-x-2.5 gap-y-0.5 text-ink-2">
      <StatusLabel status={session.status} />
      {handoff !== null && (
        <>
          <Dot />
          <PriorityLabel priority={handoff.priority} />
        </>
      )}
      {session.client_name !== null && (
        <>
          <Dot />
          <span className="font-medium text-ink">{session.client_name}</span>
        </>
      )}
      {session.ticket_ref !== null && (
        <>
          <Dot />
          <bdi className="select-all whitespace-nowrap">{text.common.ticket(session.ticket_ref)}</bdi>
        </>
      )}
      <Dot />
      <span className="whitespace-nowrap">
        {text.session.started} <Moment at={session.created_at} />
      </span>
      <Dot />
      <span className="whitespace-nowrap">{text.common.steps(session.step_count)}</span>
    </p>
  );
}

/** The whole problem and the pasted log, when the title cannot hold them. */
function WholeProblem({ session }: { session: Session }) {
  const text = useText();
  const intake = session.intake ?? "";
  if (firstLine(session.problem, 160) === session.problem.trim() && intake === "") return null;
  return (
    <details className="mt-1.5">
      <summary className="w-fit text-meta font-medium text-accent-text touch:py-3">
        {intake === "" ? text.session.wholeProblem : text.session.intake}
      </summary>
      <div className="mt-1.5 flex max-h-[50dvh] max-w-[96ch] flex-col gap-2 overflow-auto text-ink-2">
        <LongText text={session.problem} lines={8} />
        {intake !== "" && <LongText text={intake} lines={6} />}
      </div>
    </details>
  );
}
