import type { Handoff, Session } from "@/api/types";
import { useKeys } from "@/ui/keys";
import { useMe } from "@/ui/me";
import { actsFor } from "../acts";
import type { Asked } from "./SessionActs";

/** What the header offers, by single keys; only what this person may do now. */
export function useActKeys(session: Session, handoff: Handoff | null, ask: (asked: Asked) => void): void {
  const me = useMe();
  const acts = actsFor(me, session);
  useKeys({
    ...(acts.has("escalate") && { escalate: () => ask("escalate") }),
    ...(acts.has("resolve") && { resolve: () => ask("resolve") }),
    ...(acts.has("handBack") && { handBack: () => ask("handBack") }),
    ...(me.role !== "viewer" && session.step_count > 0 && { copyNotes: () => ask("notes") }),
    ...(me.role !== "viewer" && handoff !== null && { readContext: () => ask("context") }),
  });
}
