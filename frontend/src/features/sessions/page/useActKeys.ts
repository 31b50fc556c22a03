import type { Handoff, Session } from "@/api/types";
import { useMe } from "@/ui/me";
import { type Act, actsFor } from "../acts";
import type { Asked } from "./SessionHeader";
import { type Keys, useKeys } from "./useKeys";

const ACT_KEYS = [
  { key: "e", act: "escalate" },
  { key: "d", act: "resolve" },
  { key: "h", act: "handBack" },
] as const satisfies readonly { key: string; act: Act & Asked }[];

/** What the header offers, by single keys; only what this person may do now. */
export function useActKeys(session: Session, handoff: Handoff | null, ask: (asked: Asked) => void): void {
  const me = useMe();
  const acts = actsFor(me, session);
  const keys: Keys = { "?": () => ask("keys") };
  for (const { key, act } of ACT_KEYS) if (acts.has(act)) keys[key] = () => ask(act);
  if (me.role !== "viewer" && session.step_count > 0) keys.t = () => ask("notes");
  if (me.role !== "viewer" && handoff !== null) keys.i = () => ask("context");
  useKeys(keys);
}
