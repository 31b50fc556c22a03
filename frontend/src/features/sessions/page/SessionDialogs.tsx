import type { Handoff, Session, Step } from "@/api/types";
import { ContextOverlay } from "@/features/handoffs/context/ContextOverlay";
import { EscalateDialog } from "../escalate/EscalateDialog";
import { NotesDialog } from "../notes/NotesDialog";
import { RedactDialog } from "../redaction/RedactDialog";
import { AskDialog } from "./AskDialog";
import type { Asked } from "./SessionActs";

interface SessionDialogsProps {
  asked: Asked | null;
  session: Session;
  steps: readonly Step[];
  handoff: Handoff | null;
  onClose: () => void;
}

/** What was asked for over the page, one at a time. */
export function SessionDialogs({ asked, session, steps, handoff, onClose }: SessionDialogsProps) {
  if (asked === null) return null;
  if (asked === "escalate") return <EscalateDialog session={session} steps={steps} onClose={onClose} />;
  if (asked === "notes") return <NotesDialog session={session} onClose={onClose} />;
  if (asked === "redact")
    return <RedactDialog session={session} steps={steps} handoff={handoff} onClose={onClose} />;
  if (asked !== "context")
    return <AskDialog act={asked} session={session} handoff={handoff} onClose={onClose} />;
  return handoff === null ? null : <ContextOverlay handoffId={handoff.id} onClose={onClose} />;
}
