import { useNavigate } from "@tanstack/react-router";
import { moveHandoff } from "@/api/handoffs";
import { useText } from "@/text";
import { useMe } from "@/ui/me";
import { ReasonDialog } from "./ReasonDialog";
import type { Claimable } from "./rights";

/** Takes a claim over from who has it, and leads into the session. */
export function TakeOverDialog({ handoff, onClose }: { handoff: Claimable; onClose: () => void }) {
  const text = useText();
  const me = useMe();
  const navigate = useNavigate();
  const words = text.lease.takeOver;
  return (
    <ReasonDialog
      name={`takeOver.${me.id}.${handoff.id}`}
      words={words}
      explain={words.explain(handoff.claimed_by?.name ?? text.common.formerUser)}
      send={(reason, key) => moveHandoff(handoff.id, { act: "take-over", reason }, key)}
      onDone={() =>
        navigate({
          to: "/pilot/$sessionId",
          params: { sessionId: handoff.session_id },
          state: { claimed: handoff.id },
        })
      }
      onClose={onClose}
    />
  );
}
