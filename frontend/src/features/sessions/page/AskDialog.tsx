import { useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { readAgain } from "@/api/fresh";
import type { Handoff, Session } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Field, TEXT_AREA } from "@/ui/Field";
import { lengthOf } from "@/ui/formatText";
import { useMe } from "@/ui/me";
import { ProblemNote } from "@/ui/states";
import { useDraft } from "@/ui/useDraft";
import { type AskedAct, carryOut, SENTENCE_LIMITS } from "./asks";

interface AskDialogProps {
  act: AskedAct;
  session: Session;
  handoff: Handoff | null;
  onClose: () => void;
}

/** Asks for the sentence that an act needs, then carries it out. */
export function AskDialog({ act, session, handoff, onClose }: AskDialogProps) {
  const text = useText();
  const me = useMe();
  const client = useQueryClient();
  const words = text.session.ask[act];
  const beginning = act === "cancel" ? text.session.ask.cancelReason : "";
  const [sentence, setSentence, clear] = useDraft(`${act}.${me.id}.${session.id}`, beginning);
  const doing = useIntent({
    name: `${act}.${me.id}.${session.id}`,
    send: (written: string, key) => carryOut(act, written, session, handoff, key),
    onDone: async () => {
      clear();
      // Not before the page behind shows what became of it: what is opened there in between is lost when it changes.
      await readAgain(client, {
        predicate: ({ queryKey: [name] }) => name !== "me" && name !== "demo",
      });
      onClose();
    },
  });
  const over = lengthOf(sentence) - SENTENCE_LIMITS[act];
  const ready = sentence.trim() !== "" && over <= 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !doing.isPending) doing.mutate(sentence.trim());
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <form onSubmit={submit} className="flex min-h-0 flex-col">
        <div className="flex flex-col gap-3 overflow-auto px-4 py-4 sm:px-6">
          <Field label={words.label} hint={words.hint} error={over > 0 ? text.common.tooLong(over) : null}>
            {(control) => (
              <textarea
                {...control}
                rows={4}
                value={sentence}
                onChange={(event) => setSentence(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
                }}
                className={TEXT_AREA}
              />
            )}
          </Field>
          <ProblemNote error={doing.error} />
        </div>
        <div className="flex justify-end gap-2 border-t border-line px-4 py-3 sm:px-6">
          <Button onClick={onClose}>{text.session.ask.keep}</Button>
          <Button type="submit" look="primary" busy={doing.isPending} disabled={!ready}>
            {words.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
