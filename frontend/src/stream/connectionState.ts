/** How live the page is. Times are milliseconds of this device's clock. */
export interface ConnectionState {
  phase: "connecting" | "live" | "cut" | "stopped";
  /** When the last frame or beat came; the page's start before the first. */
  heardAt: number;
  /** When the cut began; null while live. */
  cutAt: number | null;
  /** When the next attempt is made; null when none is planned. */
  retryAt: number | null;
  /** Why nothing is attempted by itself any more. */
  stoppedBy: "revoked" | "too_many_streams" | "forbidden" | null;
}

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
