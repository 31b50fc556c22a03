import type { FormEvent, ReactNode } from "react";
import { useText } from "@/text";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { Field, TEXT_AREA } from "./Field";
import { lengthOf } from "./formatText";
import { ProblemNote } from "./states";

interface DialogFormProps {
  /** What the button that sends says, and how weighty it is. */
  act: string;
  look?: "primary" | "danger";
  /** What the button says that leaves everything as it is, where "Cancel" would be misunderstood. */
  keep?: string;
  busy: boolean;
  /** Something is still missing or wrong. */
  unready?: boolean;
  error?: unknown;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

interface FormDialogProps extends DialogFormProps {
  title: string;
  returnTo?: () => HTMLElement | null;
}

/** Asks for something in a dialog. */
export function FormDialog({ title, returnTo, ...form }: FormDialogProps) {
  return (
    <Dialog title={title} onClose={form.onClose} returnTo={returnTo}>
      <DialogForm {...form} />
    </Dialog>
  );
}

/** What a dialog asks for, sent with Enter, Ctrl+Enter in long fields, or its button. Its fields say themselves what is
 * wrong, in the reader's language. */
export function DialogForm(props: DialogFormProps) {
  const { act, look = "primary", keep, busy, unready, error, onSubmit, onClose, children } = props;
  const text = useText();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && !unready) onSubmit();
  };
  return (
    <form
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
      }}
      className="flex min-h-0 flex-col"
    >
      <div className="flex flex-col gap-4 overflow-auto px-4 py-4 sm:px-6">
        {children}
        <ProblemNote error={error} />
      </div>
      <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3 sm:px-6">
        <Button onClick={onClose}>{keep ?? text.common.cancel}</Button>
        <Button type="submit" look={look} busy={busy} disabled={unready}>
          {act}
        </Button>
      </div>
    </form>
  );
}

const LONGEST_REASON = 2_000;

/** Whether this may be sent as a reason. */
export function isReason(reason: string): boolean {
  return reason.trim() !== "" && lengthOf(reason) <= LONGEST_REASON;
}

interface ReasonFieldProps {
  label: string;
  hint?: string;
  reason: string;
  onChange: (reason: string) => void;
}

/** Where one says why. */
export function ReasonField({ label, hint, reason, onChange }: ReasonFieldProps) {
  const text = useText();
  const over = lengthOf(reason) - LONGEST_REASON;
  return (
    <Field label={label} hint={hint} error={over > 0 ? text.common.tooLong(over) : null}>
      {(control) => (
        <textarea
          {...control}
          required
          rows={3}
          value={reason}
          onChange={(event) => onChange(event.target.value)}
          className={TEXT_AREA}
        />
      )}
    </Field>
  );
}
