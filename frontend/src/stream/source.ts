import type { StreamState } from "./connectionState";
import type { LiveEvent, Position } from "./events";

/** Why one connection ended: refused with a status, or cut (network, end of the answer). */
export type Ending = { kind: "refused"; status: number; retryAfterMs?: number } | { kind: "cut" };

export interface WireListener {
  onEvent(event: LiveEvent): void;
  /** Called at most once, and never after `close`. */
  onEnd(ending: Ending): void;
}

/** One connection to the server at a time; it ends and does not come back. */
export interface Wire {
  connect(after: Position, listener: WireListener): { close(): void };
}

export interface StreamListener {
  /** Each frame but `ready`, in order; `heardAt` is when it came, in milliseconds of this device's clock. */
  onEvent(event: LiveEvent, heardAt: number): void;
  onState(state: StreamState): void;
}

export interface Connection {
  close(): void;
  /** Tries now instead of waiting; also returns after the server had sent this browser away. */
  retryNow(): void;
}

/** Where live events come from. It comes back by itself, and the store does not know who else listens to it. */
export interface StreamSource {
  connect(after: Position, listener: StreamListener): Connection;
}
