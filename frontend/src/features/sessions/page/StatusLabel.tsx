import type { SessionStatus } from "@/api/types";
import { useText } from "@/text";

const LOOKS: Record<SessionStatus, string> = {
  active: "bg-accent-soft text-accent-text",
  paused: "bg-chosen text-ink-2",
  requesting_escalation: "bg-amber-soft text-amber",
  escalated: "bg-green-soft text-green",
  resolved: "bg-chosen text-ink-2",
  abandoned: "bg-chosen text-ink-2",
};

/** A session's state in a word. */
export function StatusLabel({ status }: { status: SessionStatus }) {
  const text = useText();
  return (
    <span className={`whitespace-nowrap rounded-tag px-1.5 py-0.5 text-meta font-medium ${LOOKS[status]}`}>
      {text.sessions.status[status]}
    </span>
  );
}
