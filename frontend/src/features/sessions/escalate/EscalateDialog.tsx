import { useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { readAgain } from "@/api/fresh";
import { handOff, parkedQuery } from "@/api/handoffs";
import { sessionQuery } from "@/api/sessions";
import type { NewHandoff, Session, Step } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { useMe } from "@/ui/me";
import { ProblemNote } from "@/ui/states";
import { useTimes } from "@/ui/times";
import { useDraft } from "@/ui/useDraft";
import { EscalateFields } from "./EscalateFields";
import { EscalatePreview } from "./EscalatePreview";
import { EMPTY_DRAFT, type EscalateDraft, handoffFrom, tooLongBy } from "./escalateDraft";
import { useWritingSeconds } from "./useWritingSeconds";

interface EscalateDialogProps {
  session: Session;
  steps: readonly Step[];
  onClose: () => void;
}

/** Left what the asker writes, right what the others will see. What is typed survives a reload. */
export function EscalateDialog({ session, steps, onClose }: EscalateDialogProps) {
  const text = useText();
  const me = useMe();
  const times = useTimes();
  const client = useQueryClient();
  const name = `escalate.${me.id}.${session.id}`;
  const writingSeconds = useWritingSeconds(name);
  const [draft, setDraft, clear] = useDraft<EscalateDraft>(name, EMPTY_DRAFT);
  const sending = useIntent({
    name,
    send: (handoff: Omit<NewHandoff, "writing_seconds">, key) =>
      handOff(session.id, { ...handoff, writing_seconds: writingSeconds(key) }, key),
    onDone: async () => {
      clear();
      void readAgain(client, parkedQuery);
      void readAgain(client, { queryKey: ["sessions"] });
      // The page behind says that it is out before it can be used again.
      await readAgain(client, sessionQuery(session.id));
      onClose();
    },
  });
  const ready = draft.reason.trim() !== "" && tooLongBy(draft) === null && !sending.isPending;
  const send = (intent: "escalate" | "park") => {
    if (ready) sending.mutate(handoffFrom(draft, intent, times.timeZone));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send("escalate");
  };
  return (
    <Dialog title={text.escalate.title} onClose={onClose} wide>
      <form
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
        }}
        className="flex min-h-0 flex-col"
      >
        <div className="grid min-h-0 overflow-auto lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
          <div className="flex flex-col gap-4 px-4 py-4 sm:px-6 sm:py-5">
            <EscalateFields draft={draft} onChange={setDraft} />
            <ProblemNote error={sending.error} />
          </div>
          <EscalatePreview session={session} steps={steps} draft={draft} />
        </div>
        <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-4 pt-3 pb-[max(12px,env(safe-area-inset-bottom))] sm:px-6">
          <p className="me-auto hidden text-meta text-ink-3 lg:block">{text.escalate.promise}</p>
          <Button look="quiet" className="max-sm:flex-1" disabled={!ready} onClick={() => send("park")}>
            {text.escalate.park}
          </Button>
          <Button className="max-sm:flex-1" onClick={onClose}>
            {text.escalate.keep}
          </Button>
          <Button
            type="submit"
            look="primary"
            className="max-sm:h-[52px] max-sm:basis-full"
            busy={sending.isPending}
            disabled={!ready && !sending.isPending}
            shortcut={text.session.composer.keys}
          >
            {text.escalate.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
