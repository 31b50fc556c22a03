import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { filesQuery } from "@/api/files";
import { redact } from "@/api/redactions";
import type { Handoff, Session, Step } from "@/api/types";
import { ReasonDialog } from "@/features/handoffs/claim/ReasonDialog";
import { useText } from "@/text";
import { Field, INPUT } from "@/ui/Field";
import { useMe } from "@/ui/me";
import { redactable } from "./redactable";

interface RedactDialogProps {
  session: Session;
  steps: readonly Step[];
  handoff: Handoff | null;
  onClose: () => void;
}

/** Chooses a text of the session that should never have been written, and takes it away for good. */
export function RedactDialog({ session, steps, handoff, onClose }: RedactDialogProps) {
  const text = useText();
  const me = useMe();
  const words = text.redaction;
  const files = useQuery(filesQuery(session.id)).data ?? [];
  const choices = redactable(me, { session, steps, handoff, files }, text);
  const [chosen, setChosen] = useState("");
  const choice = choices.find(({ taken }) => JSON.stringify(taken) === chosen);
  return (
    <ReasonDialog
      name={`redact.${me.id}.${session.id}`}
      words={words}
      explain={words.explain}
      answer={choice === undefined ? "" : chosen}
      send={(reason, key) =>
        choice === undefined ? Promise.resolve() : redact(session.id, choice.taken, reason, key)
      }
      onClose={onClose}
    >
      <p className="text-ink-2">{words.outOfReach}</p>
      {choices.length === 0 && <p>{words.none}</p>}
      <Field label={words.which}>
        {(control) => (
          <select
            {...control}
            required
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
            className={INPUT}
          >
            <option value="">{words.choose}</option>
            {choices.map(({ name, taken }) => (
              <option key={JSON.stringify(taken)} value={JSON.stringify(taken)}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
    </ReasonDialog>
  );
}
