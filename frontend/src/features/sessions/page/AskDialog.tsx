import { useQueryClient } from "@tanstack/react-query";
import { readAgain } from "@/api/fresh";
import type { Handoff, Session } from "@/api/types";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { Field, TEXT_AREA } from "@/ui/Field";
import { FormDialog } from "@/ui/FormDialog";
import { lengthOf } from "@/ui/formatText";
import { useMe } from "@/ui/me";
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
  return (
    <FormDialog
      title={words.title}
      act={words.submit}
      keep={text.session.ask.keep}
      busy={doing.isPending}
      unready={!ready}
      error={doing.error}
      onSubmit={() => doing.mutate(sentence.trim())}
      onClose={onClose}
    >
      <Field label={words.label} hint={words.hint} error={over > 0 ? text.common.tooLong(over) : null}>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            value={sentence}
            onChange={(event) => setSentence(event.target.value)}
            className={TEXT_AREA}
          />
        )}
      </Field>
    </FormDialog>
  );
}
