/** How the stream that a page listens to is doing. Times are milliseconds of this device's clock. */
export interface StreamState {
  phase: "connecting" | "live" | "cut" | "stopped";
  /** When the last frame or beat came; null before the first. */
  heardAt: number | null;
  /** When the cut began; null while live. */
  cutAt: number | null;
  /** When the next attempt is made; null when none is planned. */
  retryAt: number | null;
  /** The status with which the last attempt was refused; null when it was not. */
  refused: number | null;
  /** Why nothing is attempted by itself any more. */
  stoppedBy: "revoked" | "too_many_streams" | "forbidden" | "another_account" | null;
  /** Which parts of the server do not work, as `/readyz` names them. */
  missing: readonly string[];
}

/** How live the page is; `heardAt` is the page's start before the first frame. */
export interface ConnectionState extends StreamState {
  heardAt: number;
}

export const NOT_YET: StreamState = {
  phase: "connecting",
  heardAt: null,
  cutAt: null,
  retryAt: null,
  refused: null,
  stoppedBy: null,
  missing: [],
};

export type Liveness = "connecting" | "live" | "reconnecting" | "not_live";

const PATIENCE_MS = 3_000;

/** What the page says: a cut is "reconnecting" for three seconds, then it is said since when nothing came. */
export function livenessAt(connection: ConnectionState, now: number): Liveness {
  if (connection.phase === "live") return "live";
  if (connection.phase === "stopped") return "not_live";
  const since = connection.cutAt ?? connection.heardAt;
  if (now - since >= PATIENCE_MS) return "not_live";
  return connection.phase === "connecting" ? "connecting" : "reconnecting";
}

/** What a page makes of the stream's state: who was live once is cut, although another connection just begins. */
export function followed(before: ConnectionState, state: StreamState, now: number): ConnectionState {
  const heardAt = state.heardAt ?? before.heardAt;
  if (state.phase !== "connecting" || before.phase === "connecting") return { ...state, heardAt };
  return { ...state, phase: "cut", heardAt, cutAt: before.cutAt ?? now };
}
