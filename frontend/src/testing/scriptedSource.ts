import type { EventMembers, EventName, LiveEvent, Position } from "@/stream/events";
import type { Ending, SourceListener, StreamSource } from "@/stream/source";

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
  listener: SourceListener;
  closed: boolean;
}

/** A stream whose frames and endings are spoken by the test. */
export class ScriptedSource implements StreamSource {
  readonly connections: ScriptedConnection[] = [];

  connect(after: Position, listener: SourceListener) {
    const connection: ScriptedConnection = { after, listener, closed: false };
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

  send(event: LiveEvent): void {
    this.latest.listener.onEvent(event);
  }

  end(ending: Ending = { kind: "cut" }): void {
    this.latest.listener.onEnd(ending);
  }
}
