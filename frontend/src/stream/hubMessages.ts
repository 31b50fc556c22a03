import type { StreamState } from "./connectionState";
import type { LiveEvent, Position } from "./events";

/** What a tab says to the hub. `heard` answers for the messages so far, so that a frozen tab is noticed. */
export type ToHub =
  | { kind: "knock" }
  | { kind: "join"; after: Position }
  | { kind: "leave" }
  | { kind: "retry" }
  | { kind: "heard" }
  | { kind: "ping" };

/**
 * What the hub says to a tab. `hello` asks it to join, also again: the hub does not know where it stands; whoever
 * holds the hub also holds the lock that it names, so that its end is felt at once.
 */
export type FromHub =
  | { kind: "hello"; lock?: string }
  | { kind: "event"; event: LiveEvent; heardAt: number }
  | { kind: "state"; state: StreamState }
  | { kind: "pong" };

/** After this many messages a tab says that it heard them. */
export const HEARD_EVERY = 100;

/** So many messages lie in wait for a tab at most; a tab that is frozen for longer joins again when it thaws. */
export const UNHEARD_AT_MOST = 2_000;
