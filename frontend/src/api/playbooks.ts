import { answered, api, intent } from "./client";
import type { Session } from "./types";

/** Lets the guide of a session go by another playbook. */
export function choosePlaybook(sessionId: string, playbook: string, key: string): Promise<Session> {
  const params = { path: { session_id: sessionId } };
  const options = { params, body: { key: playbook }, ...intent(key) };
  return answered(api.POST("/api/v1/ai-sessions/{session_id}/playbook", options));
}
