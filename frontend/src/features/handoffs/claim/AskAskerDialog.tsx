import { moveHandoff } from "@/api/handoffs";
import { useText } from "@/text";
import { useMe } from "@/ui/me";
import { ReasonDialog } from "./ReasonDialog";
import type { Claimable } from "./rights";

/** Asks the asker something, with or without a claim: an open question in the session. */
export function AskAskerDialog({ handoff, onClose }: { handoff: Claimable; onClose: () => void }) {
  const text = useText();
  const me = useMe();
  const words = text.lease.askAsker;
  const { name } = handoff.escalated_by;
  return (
    <ReasonDialog
      name={`askAsker.${me.id}.${handoff.id}`}
      words={{ title: words.title(name), label: words.label, hint: words.hint, submit: words.submit }}
      explain={handoff.claimed_by?.id === me.id ? words.explainOwn(name) : words.explain(name)}
      send={(question, key) => moveHandoff(handoff.id, { act: "questions", text: question }, key)}
      onClose={onClose}
    />
  );
}
