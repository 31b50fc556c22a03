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

export interface SessionActsProps {
  session: Session;
  handoff: Handoff | null;
  /** What is to be done next, when the guide has had its last word. */
  next: "resolve" | "escalate" | null;
  onAsk: (asked: Asked) => void;
}

const SQUARE_ON_THE_PHONE = "max-sm:w-8 max-sm:px-0 max-sm:touch:w-11 max-sm:touch:px-0";

/** What this person may do with the session, in one row at every width; what is seldom done folds behind the last one. */
export function SessionActs({ session, handoff, next, onAsk }: SessionActsProps) {
  const text = useText();
  const me = useMe();
  const acts = actsFor(me, session);
  const words = text.session.acts;
  if (me.role === "viewer") return null;
  return (
    <div className="flex min-w-0 items-center gap-2 max-md:basis-full max-md:justify-between">
      <div className="-m-1 flex min-w-0 items-center gap-2 overflow-x-auto p-1 [scrollbar-width:none]">
        {handoff !== null && (
          <Button
            data-case="reopen"
            icon={<LayersIcon />}
            className={SQUARE_ON_THE_PHONE}
            onClick={() => onAsk("context")}
          >
            <span className="max-sm:sr-only">{words.context}</span>
          </Button>
        )}
        {hasNotes(session) && (
          <Button
            icon={<CopyIcon />}
            aria-label={text.notes.button}
            title={text.notes.button}
            className="w-8 px-0 max-sm:hidden touch:w-11 touch:px-0"
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
      </div>
      <More session={session} onAsk={onAsk} />
    </div>
  );
}

function hasNotes({ status, step_count }: Session): boolean {
  return step_count > 0 && status !== "resolved" && status !== "abandoned";
}

function More({ session, onAsk }: Pick<SessionActsProps, "session" | "onAsk">) {
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
            {hasNotes(session) && (
              <Button look="quiet" className="justify-start sm:hidden" onClick={ask("notes")}>
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
