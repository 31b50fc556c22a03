import { type FromHub, HEARD_EVERY, type ToHub, UNHEARD_AT_MOST } from "./hubMessages";
import type { Connection, StreamSource } from "./source";

/** One tab at the hub, which speaks to it in messages. */
export interface Desk {
  receive(message: ToHub): void;
  /** The tab is closed, or has crashed. */
  gone(): void;
}

export function attend(hub: StreamSource, send: (message: FromHub) => void, lock?: string): Desk {
  let connection: Connection | null = null;
  let unheard = 0;
  const gone = () => {
    connection?.close();
    connection = null;
  };
  const tell = (message: FromHub) => {
    unheard += 1;
    if (unheard <= UNHEARD_AT_MOST) send(message);
    else if (connection !== null) {
      gone();
      send({ kind: "hello", lock });
    }
  };
  const join = (message: Extract<ToHub, { kind: "join" }>) => {
    gone();
    unheard = 0;
    connection = hub.connect(message.after, {
      onEvent: (event, heardAt) => tell({ kind: "event", event, heardAt }),
      onState: (state) => tell({ kind: "state", state }),
    });
  };
  return {
    gone,
    receive(message) {
      switch (message.kind) {
        case "knock":
          return send({ kind: "hello", lock });
        case "join":
          return join(message);
        case "leave":
          return gone();
        case "retry":
          return connection?.retryNow();
        case "heard":
          unheard = Math.max(0, unheard - HEARD_EVERY);
          return;
        case "ping":
          return send({ kind: "pong" });
      }
    },
  };
}
