import { answered, api, intent } from "./client";
import type { components } from "./schema";

export type SessionMember = components["schemas"]["SessionRedactionIn"]["members"][number];
export type HandoffMember = components["schemas"]["HandoffRedactionIn"]["members"][number];

/** A text that can be taken away. */
export type Taken =
  | { of: "step"; id: string }
  | { of: "session"; member: SessionMember }
  | { of: "handoff"; id: string; member: HandoffMember }
  | { of: "file"; id: string };

/** Takes the text away for good. */
export function redact(sessionId: string, taken: Taken, reason: string, key: string): Promise<unknown> {
  const session_id = sessionId;
  switch (taken.of) {
    case "step": {
      const params = { path: { session_id, step_id: taken.id } };
      const options = { params, body: { reason }, ...intent(key) };
      return answered(api.POST("/api/v1/ai-sessions/{session_id}/steps/{step_id}/redact", options));
    }
    case "session": {
      const body = { members: [taken.member], reason };
      const options = { params: { path: { session_id } }, body, ...intent(key) };
      return answered(api.POST("/api/v1/ai-sessions/{session_id}/redact", options));
    }
    case "handoff": {
      const body = { members: [taken.member], reason };
      const options = { params: { path: { handoff_id: taken.id } }, body, ...intent(key) };
      return answered(api.POST("/api/v1/escalations/{handoff_id}/redact", options));
    }
    case "file": {
      const params = { path: { session_id, file_id: taken.id } };
      return answered(
        api.DELETE("/api/v1/ai-sessions/{session_id}/files/{file_id}", { params, body: { reason } }),
      );
    }
  }
}
