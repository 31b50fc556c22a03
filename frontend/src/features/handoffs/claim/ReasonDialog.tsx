import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { readAgain } from "@/api/fresh";
import { useIntent } from "@/api/useIntent";
import { FormDialog, isReason, ReasonField } from "@/ui/FormDialog";
import { useDraft } from "@/ui/useDraft";

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
  const client = useQueryClient();
  const [reason, setReason, clear] = useDraft(name, "");
  const doing = useIntent({
    name,
    send: (input: { reason: string; answer?: string }, key) => props.send(input.reason, key),
    onDone: async () => {
      clear();
      // The page behind shows what became of it before it can be used again: what is opened there in between would be
      // lost when its parts change.
      await readAgain(client, {
        predicate: ({ queryKey: [first] }) => first !== "me" && first !== "demo",
      });
      onClose();
      props.onDone?.();
    },
  });
  return (
    <FormDialog
      title={words.title}
      act={words.submit}
      busy={doing.isPending}
      unready={!isReason(reason) || answer === ""}
      error={doing.error}
      onSubmit={() => doing.mutate({ reason: reason.trim(), answer })}
      onClose={onClose}
    >
      <p className="text-ink-2">{explain}</p>
      {children}
      <ReasonField label={words.label} hint={words.hint} reason={reason} onChange={setReason} />
    </FormDialog>
  );
}
