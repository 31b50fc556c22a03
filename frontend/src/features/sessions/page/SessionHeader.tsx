import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Session } from "@/api/types";
import { useText } from "@/text";
import { className } from "@/ui/className";
import { firstLine } from "@/ui/formatText";
import { BackIcon } from "@/ui/icons";
import { LongText } from "@/ui/LongText";
import { PriorityLabel } from "@/ui/marks";
import { useMe } from "@/ui/me";
import { Moment } from "@/ui/times";
import { useNarrowScreen } from "@/ui/useScreenWidth";
import { SessionActs, type SessionActsProps } from "./SessionActs";
import { StatusLabel } from "./StatusLabel";
import { useHeightAs } from "./useHeightAs";
import { usePassed } from "./usePassed";

interface SessionHeaderProps extends SessionActsProps {
  /** Who has it, and what is asked about that: where there is room, it stays in sight with the title. */
  children: ReactNode;
}

/** What it is about, whose it is, and what this person may do with it. */
export function SessionHeader({ children, ...about }: SessionHeaderProps) {
  const narrow = useNarrowScreen();
  if (!narrow) return <WideHeader {...about}>{children}</WideHeader>;
  return (
    <>
      <PhoneHeader {...about} />
      {children}
    </>
  );
}

function WideHeader({ session, handoff, next, onAsk, children }: SessionHeaderProps) {
  const header = useHeightAs("--head");
  return (
    <header ref={header} className="sticky top-[var(--strip)] short:static! z-20 bg-surface">
      <div className="border-b border-line px-8 py-3.5">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <div className="min-w-0 flex-1 basis-[400px]">
            <h1 data-case="title" className="clamp-2 text-page font-semibold">
              {firstLine(session.problem, 160)}
            </h1>
            <Facts session={session} handoff={handoff} />
          </div>
          <SessionActs session={session} handoff={handoff} next={next} onAsk={onAsk} />
        </div>
        <WholeProblem session={session} />
      </div>
      {children}
    </header>
  );
}

/** The whole title beside the bell; below it one line of acts, which stays with the title in short when one scrolls. */
function PhoneHeader({ session, handoff, next, onAsk }: SessionActsProps) {
  const text = useText();
  const acts = useHeightAs<HTMLDivElement>("--head");
  const me = useMe();
  const { mark, passed } = usePassed();
  const title = firstLine(session.problem, 160);
  return (
    <>
      <header className="bg-surface px-3 pt-2 sm:px-8">
        <div className="flex items-center gap-1 pe-[92px]">
          <Link
            to="/"
            aria-label={text.session.back}
            className="-ms-1 flex size-8 shrink-0 items-center justify-center rounded-button text-ink-2 hover:bg-chosen touch:size-11"
          >
            <BackIcon />
          </Link>
          <h1 data-case="title" className="clamp-2 text-title font-semibold">
            {title}
          </h1>
        </div>
        <Facts session={session} handoff={handoff} />
        <WholeProblem session={session} />
        <div ref={mark} />
      </header>
      <div
        ref={acts}
        className={className(
          "sticky top-[var(--strip)] z-20 border-b border-line bg-surface px-3 sm:px-8",
          me.role === "viewer" ? "pt-2" : "py-1.5",
        )}
      >
        <SessionActs session={session} handoff={handoff} next={next} onAsk={onAsk} folded>
          <span aria-hidden="true" className={`truncate font-semibold ${passed ? "" : "invisible"}`}>
            {title}
          </span>
        </SessionActs>
      </div>
    </>
  );
}

function Facts({ session, handoff }: Pick<SessionActsProps, "session" | "handoff">) {
  const text = useText();
  return (
    <p className="facts mt-1 text-ink-2">
      <StatusLabel status={session.status} />
      {handoff !== null && (
        <span className="fact flex">
          <PriorityLabel priority={handoff.priority} />
        </span>
      )}
      {session.client_name !== null && (
        <span className="fact font-medium text-ink">{session.client_name}</span>
      )}
      {session.ticket_ref !== null && (
        <span className="fact whitespace-nowrap">
          <bdi className="select-all">{text.common.ticket(session.ticket_ref)}</bdi>
        </span>
      )}
      <span className="fact whitespace-nowrap max-md:hidden">
        {text.session.started} <Moment at={session.created_at} />
      </span>
      <span className="fact whitespace-nowrap max-md:hidden">{text.common.steps(session.step_count)}</span>
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
