import type { ReactNode } from "react";
import type { Handoff, Session } from "@/api/types";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { Disclosure } from "@/ui/Disclosure";
import { CheckIcon, CopyIcon, EscalateIcon, LayersIcon, MoreIcon } from "@/ui/icons";
import { useMe } from "@/ui/me";
import { actsFor } from "../acts";
import type { AskedAct } from "./asks";
import { PauseButton } from "./PauseButton";

export type Asked = AskedAct | "escalate" | "context" | "notes" | "redact";

const SELDOM = ["cancel", "release", "handBack"] as const;

export interface SessionActsProps {
  session: Session;
  handoff: Handoff | null;
  /** What is to be done next, when the guide has had its last word. */
  next: "resolve" | "escalate" | null;
  onAsk: (asked: Asked) => void;
}

interface RowProps extends SessionActsProps {
  /** As on a phone: only what comes next and the way back into the context stand in the row. */
  folded?: boolean;
  /** What stands between them then. */
  children?: ReactNode;
}

const SQUARE = "w-8 px-0 touch:w-11 touch:px-0";

/** What this person may do with the session, in one row at every width; what is seldom done folds behind the last one. */
export function SessionActs({ session, handoff, next, onAsk, folded = false, children }: RowProps) {
  const text = useText();
  const me = useMe();
  const acts = actsFor(me, session);
  const words = text.session.acts;
  if (me.role === "viewer") return null;
  return (
    <div className="flex min-w-0 items-center gap-2">
      {handoff !== null && (
        <Button
          data-case="reopen"
          icon={<LayersIcon />}
          className={folded ? SQUARE : undefined}
          onClick={() => onAsk("context")}
        >
          <span className={folded ? "sr-only" : undefined}>{words.context}</span>
        </Button>
      )}
      {!folded && hasNotes(session) && (
        <Button
          icon={<CopyIcon />}
          aria-label={text.notes.button}
          title={text.notes.button}
          className={SQUARE}
          onClick={() => onAsk("notes")}
        />
      )}
      {folded && <div className="flex min-w-0 flex-1">{children}</div>}
      {!folded &&
        SELDOM.filter((act) => acts.has(act)).map((act) => (
          <Button key={act} onClick={() => onAsk(act)}>
            {words[act]}
          </Button>
        ))}
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
      <More session={session} onAsk={onAsk} folded={folded} />
    </div>
  );
}

function hasNotes({ status, step_count }: Session): boolean {
  return step_count > 0 && status !== "resolved" && status !== "abandoned";
}

function More({ session, onAsk, folded }: Pick<RowProps, "session" | "onAsk" | "folded">) {
  const text = useText();
  const acts = actsFor(useMe(), session);
  const words = text.session.acts;
  return (
    <Disclosure
      label={words.more}
      iconOnly
      button={<MoreIcon />}
      buttonClass="inline-flex size-8 items-center justify-center rounded-button border border-line-2 hover:border-control touch:size-11"
      panelClass="absolute end-0 top-full mt-1 flex w-[200px] flex-col p-1.5"
    >
      {(close) => {
        const ask = (asked: Asked) => () => {
          close();
          onAsk(asked);
        };
        return (
          <>
            {folded &&
              SELDOM.filter((act) => acts.has(act)).map((act) => (
                <Button key={act} look="quiet" className="justify-start" onClick={ask(act)}>
                  {words[act]}
                </Button>
              ))}
            {folded && hasNotes(session) && (
              <Button look="quiet" className="justify-start" onClick={ask("notes")}>
                {text.notes.button}
              </Button>
            )}
            {acts.has("pause") && <PauseButton session={session} act="pause" onDone={close} />}
            {acts.has("abandon") && (
              <Button look="quiet" className="justify-start" onClick={ask("abandon")}>
                {words.abandon}
              </Button>
            )}
            <Button look="quiet" className="justify-start" onClick={ask("redact")}>
              {text.redaction.act}
            </Button>
          </>
        );
      }}
    </Disclosure>
  );
}
