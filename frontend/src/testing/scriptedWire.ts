import type { EventMembers, EventName, LiveEvent, Position } from "@/stream/events";
import type { Ending, Wire, WireListener } from "@/stream/source";

export const EPOCH = "epoch0000";

/** One frame as the parser would give it out; without a number for `beat` and `bye`. */
export function frame<Name extends EventName>(
  name: Name,
  members: EventMembers[Name],
  number: number | null = null,
  epoch = EPOCH,
): LiveEvent {
  return { name, id: number === null ? null : { epoch, number }, members } as LiveEvent;
}

export interface ScriptedConnection {
  after: Position;
  listener: WireListener;
  closed: boolean;
  /** Whether it had its first frame, which is always `ready`. */
  greeted: boolean;
}

/** A stream whose frames and endings are spoken by the test. */
export class ScriptedWire implements Wire {
  readonly connections: ScriptedConnection[] = [];

  constructor(private readonly accountId = "north") {}

  connect(after: Position, listener: WireListener) {
    const connection: ScriptedConnection = { after, listener, closed: false, greeted: false };
    this.connections.push(connection);
    return {
      close: () => {
        connection.closed = true;
      },
    };
  }

  /** The newest connection. */
  get latest(): ScriptedConnection {
    const latest = this.connections.at(-1);
    if (latest === undefined) throw new Error("the page has not connected");
    return latest;
  }

  /** Sends a frame; a connection that had none yet gets its `ready` first. */
  send(event: LiveEvent): void {
    const { latest } = this;
    if (!latest.greeted && event.name !== "ready" && event.name !== "bye") this.greet(latest);
    latest.greeted = true;
    latest.listener.onEvent(event);
  }

  end(ending: Ending = { kind: "cut" }): void {
    this.latest.listener.onEnd(ending);
  }

  private greet({ after, listener }: ScriptedConnection): void {
    const members = { ...after, account_id: this.accountId };
    listener.onEvent(frame("ready", members, after.number, after.epoch));
  }
}
