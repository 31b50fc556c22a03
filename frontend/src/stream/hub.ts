import type { StreamState } from "./connectionState";
import type { LiveEvent, Position } from "./events";
import { Line } from "./line";
import type { Readiness } from "./readiness";
import type { Connection, StreamListener, StreamSource, Wire } from "./source";

/** How many frames are kept for tabs that come later; for anything older the stream is opened anew from there. */
const RECENT = 512;

interface Member {
  listener: StreamListener;
  /** The last frame that it has or was given. */
  position: Position;
}

export interface HubOptions {
  wire: Wire;
  accountId: string;
  readiness?: Readiness;
}

/**
 * One stream for many: each member gets every frame after its own position, in order and once. Who cannot be
 * given that gets a `reset` first, never a silent jump. The stream is open while there are members.
 */
export class Hub implements StreamSource {
  private readonly members = new Set<Member>();
  private readonly line: Line;
  private readonly readiness: Readiness | undefined;
  private recent: LiveEvent[] = [];
  /** What came right before the first recent frame. */
  private start: Position | null = null;
  private head: Position | null = null;
  private missing: readonly string[] = [];

  constructor({ wire, accountId, readiness }: HubOptions) {
    this.readiness = readiness;
    this.line = new Line({
      wire,
      accountId,
      position: () => this.head,
      onEvent: (event, heardAt) => this.hear(event, heardAt),
      onState: (state) => this.follow(state),
    });
  }

  connect(after: Position, listener: StreamListener): Connection {
    const member = { listener, position: after };
    this.members.add(member);
    const { phase } = this.line.state;
    if (!this.covers(after)) this.beginAt(after);
    else if (phase === "stopped") this.line.open();
    listener.onState(this.state);
    for (const event of this.recent) this.advance(member, event, this.line.state.heardAt ?? Date.now());
    return { close: () => this.leave(member), retryNow: () => this.line.retryNow() };
  }

  private get state(): StreamState {
    return { ...this.line.state, missing: this.missing };
  }

  private covers({ epoch, number }: Position): boolean {
    return this.start !== null && this.start.epoch === epoch && number >= this.start.number;
  }

  /** Goes back for a member that is older than all that is known here; the others get nothing twice. */
  private beginAt(position: Position): void {
    this.recent = [];
    this.start = position;
    this.head = position;
    if (!this.line.isWaiting) this.line.open();
  }

  private leave(member: Member): void {
    if (!this.members.delete(member) || this.members.size > 0) return;
    this.line.close();
    this.readiness?.stop();
    this.missing = [];
    this.recent = [];
    this.start = null;
    this.head = null;
  }

  private hear(event: LiveEvent, heardAt: number): void {
    switch (event.name) {
      case "ready":
        break;
      case "bye":
        this.tellAll(event, heardAt);
        break;
      case "beat":
        if (this.head !== null && event.members.number > this.head.number) this.line.open();
        else this.tellAll(event, heardAt);
        break;
      case "reset":
        this.beginAnew(event, heardAt);
        break;
      default:
        this.take(event, heardAt);
    }
  }

  private beginAnew(event: Extract<LiveEvent, { name: "reset" }>, heardAt: number): void {
    const position = event.id ?? { epoch: event.members.epoch, number: event.members.number };
    this.recent = [];
    this.start = position;
    this.head = position;
    for (const member of this.members) member.position = position;
    this.tellAll(event, heardAt);
  }

  private take(event: LiveEvent, heardAt: number): void {
    const { id } = event;
    if (id === null) {
      this.tellAll(event, heardAt);
      return;
    }
    if (isKnown(this.head, id)) return;
    if (!isNext(this.head, id)) {
      this.recent = [];
      this.start = { epoch: id.epoch, number: id.number - 1 };
    }
    this.head = id;
    this.recent.push(event);
    if (this.recent.length > RECENT) this.start = this.recent.shift()?.id ?? this.start;
    for (const member of [...this.members]) this.advance(member, event, heardAt);
  }

  private advance(member: Member, event: LiveEvent, heardAt: number): void {
    const { id } = event;
    if (id === null || isKnown(member.position, id)) return;
    if (!isNext(member.position, id)) {
      const before = { epoch: id.epoch, number: id.number - 1 };
      const members = { ...before, reason: "unknown_id" };
      member.listener.onEvent({ name: "reset", id: before, members }, heardAt);
    }
    member.position = id;
    member.listener.onEvent(event, heardAt);
  }

  private tellAll(event: LiveEvent, heardAt: number): void {
    for (const { listener } of [...this.members]) listener.onEvent(event, heardAt);
  }

  private follow({ phase }: StreamState): void {
    if (phase === "live") this.readiness?.start((missing) => this.say(missing));
    else this.readiness?.stop();
    for (const { listener } of [...this.members]) listener.onState(this.state);
  }

  private say(missing: readonly string[]): void {
    if (missing.join() === this.missing.join()) return;
    this.missing = missing;
    for (const { listener } of [...this.members]) listener.onState(this.state);
  }
}

function isKnown(position: Position | null, id: Position): boolean {
  return position !== null && position.epoch === id.epoch && id.number <= position.number;
}

function isNext(position: Position | null, id: Position): boolean {
  return position !== null && position.epoch === id.epoch && id.number === position.number + 1;
}
