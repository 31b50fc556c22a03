import type { LiveEvent, Position } from "./events";

/** Why a connection ended: refused with a status, or cut (network, end of the answer). */
export type Ending = { kind: "refused"; status: number } | { kind: "cut" };

export interface SourceListener {
  onEvent(event: LiveEvent): void;
  /** Called at most once, and never after `close`. */
  onEnd(ending: Ending): void;
}

export interface Connection {
  close(): void;
}

/** Where live events come from. The store knows nothing else of the wire, so it may move behind a worker. */
export interface StreamSource {
  connect(after: Position, listener: SourceListener): Connection;
}
