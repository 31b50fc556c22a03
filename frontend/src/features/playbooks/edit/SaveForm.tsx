import type { ReactNode } from "react";
import { useText } from "@/text";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Button } from "@/ui/Button";
import { Field, INPUT } from "@/ui/Field";

interface SaveFormProps {
  note: string;
  dirty: boolean;
  /** How many things are wrong with the text. */
  flawCount: number;
  ready: boolean;
  busy: boolean;
  onNote: (note: string) => void;
  onSave: () => void;
  onDiscard: (() => void) | null;
  children: ReactNode;
}

/** A word on what changed, and the buttons that keep it or give it up. */
export function SaveForm(props: SaveFormProps) {
  const { note, dirty, flawCount, ready, busy, onNote, onSave, onDiscard, children } = props;
  const text = useText();
  const words = usePlaybooksText().edit;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
      className="flex flex-col gap-3"
    >
      <Field label={words.note} hint={`${words.noteHint}, ${text.common.optional}`}>
        {(control) => (
          <input
            {...control}
            value={note}
            maxLength={2_000}
            placeholder={words.notePlaceholder}
            onChange={(event) => onNote(event.target.value)}
            className={INPUT}
          />
        )}
      </Field>
      {children}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="primary" busy={busy} disabled={!ready}>
          {busy ? words.saving : words.save}
        </Button>
        {onDiscard !== null && dirty && <Button onClick={onDiscard}>{words.discard}</Button>}
        {flawCount > 0 ? (
          <span className="text-meta text-red">{words.flaws(flawCount)}</span>
        ) : (
          !dirty && <span className="text-meta text-ink-3">{words.unchanged}</span>
        )}
      </div>
    </form>
  );
}
