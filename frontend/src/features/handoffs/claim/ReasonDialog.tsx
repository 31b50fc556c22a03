import { useQueryClient } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { useIntent } from "@/api/useIntent";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Field, TEXT_AREA } from "@/ui/Field";
import { lengthOf } from "@/ui/formatText";
import { ProblemNote } from "@/ui/states";
import { useDraft } from "@/ui/useDraft";

const LIMIT = 2_000;

interface ReasonDialogProps {
  /** Keeps what is written over a reload. */
  name: string;
  words: { title: string; label: string; hint: string; submit: string };
  explain: string;
  /** What is asked besides the reason. */
  children?: ReactNode;
  /** The answer to what is asked besides the reason; empty while there is none. */
  answer?: string;
  send: (reason: string, key: string) => Promise<unknown>;
  onDone?: () => void;
  onClose: () => void;
}

/** Asks for the reason of an act that changes whose a handoff is, then carries it out. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { name, words, explain, children, answer, onClose } = props;
  const text = useText();
  const client = useQueryClient();
  const [reason, setReason, clear] = useDraft(name, "");
  const doing = useIntent({
    name,
    send: (input: { reason: string; answer?: string }, key) => props.send(input.reason, key),
    onDone: async () => {
      clear();
      // The page behind shows what became of it before it can be used again: what is opened there in between would be
      // lost when its parts change.
      await client.invalidateQueries({
        predicate: ({ queryKey: [first] }) => first !== "me" && first !== "demo",
      });
      onClose();
      props.onDone?.();
    },
  });
  const over = lengthOf(reason) - LIMIT;
  const ready = reason.trim() !== "" && over <= 0 && answer !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !doing.isPending) doing.mutate({ reason: reason.trim(), answer });
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <form onSubmit={submit} className="flex min-h-0 flex-col">
        <div className="flex flex-col gap-3 overflow-auto px-4 py-4 sm:px-6">
          <p className="text-ink-2">{explain}</p>
          {children}
          <Field label={words.label} hint={words.hint} error={over > 0 ? text.common.tooLong(over) : null}>
            {(control) => (
              <textarea
                {...control}
                required
                rows={3}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
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
          <Button onClick={onClose}>{text.lease.cancel}</Button>
          <Button type="submit" look="primary" busy={doing.isPending} disabled={!ready}>
            {words.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
