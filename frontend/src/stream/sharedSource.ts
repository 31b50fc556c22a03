import { NOT_YET } from "./connectionState";
import type { LiveEvent, Position } from "./events";
import { type FromHub, HEARD_EVERY, type ToHub } from "./hubMessages";
import type { Connection, StreamListener, StreamSource } from "./source";

/** A line from this tab to the hub. */
export interface HubPort {
  send(message: ToHub): void;
  close(): void;
}

export interface PortListener {
  onMessage(message: FromHub): void;
  /** The hub has ended. */
  onLost(): void;
}

/** A way to the hub; `unanswered` says that the hub reached by it has fallen silent and is to be replaced. */
export type Way = (listener: PortListener, unanswered: boolean) => HubPort;

const TICK_MS = 700;
/** A hidden tab asks after the hub this much more rarely. */
const HIDDEN_TICKS = 15;
/** After so many questions without an answer the hub has ended, or does not start. */
const LOST_AFTER = 3;
const NOT_STARTED_AFTER = 8;
const NOT_RESTARTED_AFTER = 4;

/**
 * The stream that all tabs of a browser share. A way that does not lead to a hub is left for the next one; the last,
 * on which a tab stands alone, is taken when nothing else can be, not because another is slow.
 */
export function sharedSource(ways: readonly Way[]): StreamSource {
  const left = [...ways];
  return { connect: (after, listener) => new SharedConnection(left, after, listener) };
}

class SharedConnection implements Connection {
  private port: HubPort | null = null;
  private joined = false;
  private patience = NOT_STARTED_AFTER;
  private unanswered = 0;
  private ticks = 0;
  private received = 0;
  private readonly clock = setInterval(() => this.tick(), TICK_MS);

  constructor(
    /** The first is taken; what did not lead to a hub is removed, for later connections too. */
    private readonly ways: Way[],
    private position: Position,
    private readonly listener: StreamListener,
  ) {
    document.addEventListener("visibilitychange", this.askWhenSeen);
    window.addEventListener("pagehide", this.close);
    this.dial(false);
  }

  readonly close = (): void => {
    clearInterval(this.clock);
    document.removeEventListener("visibilitychange", this.askWhenSeen);
    window.removeEventListener("pagehide", this.close);
    this.port?.send({ kind: "leave" });
    this.port?.close();
    this.port = null;
  };

  retryNow(): void {
    this.port?.send({ kind: "retry" });
  }

  private dial(unanswered: boolean): void {
    this.port?.close();
    this.joined = false;
    this.patience = unanswered ? NOT_RESTARTED_AFTER : NOT_STARTED_AFTER;
    this.unanswered = 0;
    let mine = true;
    const [way] = this.ways;
    const port = way?.(
      {
        onMessage: (message) => {
          if (mine) this.receive(message);
        },
        onLost: () => {
          if (mine) this.lose(false);
        },
      },
      unanswered,
    );
    if (port === undefined) return;
    this.port = {
      send: (message) => port.send(message),
      close: () => {
        mine = false;
        port.close();
      },
    };
    this.port.send({ kind: "knock" });
  }

  private lose(unanswered: boolean): void {
    if (!this.joined && this.ways.length > (unanswered ? 2 : 1)) this.ways.shift();
    const now = Date.now();
    this.listener.onState({ ...NOT_YET, phase: "cut", cutAt: now, retryAt: now });
    this.dial(unanswered);
  }

  private receive(message: FromHub): void {
    this.unanswered = 0;
    switch (message.kind) {
      case "hello":
        this.joined = true;
        this.patience = LOST_AFTER;
        this.port?.send({ kind: "join", after: this.position });
        break;
      case "state":
        this.answer();
        this.listener.onState(message.state);
        break;
      case "event":
        this.answer();
        this.take(message.event, message.heardAt);
        break;
      case "pong":
        break;
    }
  }

  private take(event: LiveEvent, heardAt: number): void {
    const { id } = event;
    if (id !== null && event.name !== "reset" && this.isKnown(id)) return;
    if (id !== null) this.position = id;
    this.listener.onEvent(event, heardAt);
  }

  private isKnown({ epoch, number }: Position): boolean {
    return this.position.epoch === epoch && number <= this.position.number;
  }

  private answer(): void {
    this.received += 1;
    if (this.received % HEARD_EVERY === 0) this.port?.send({ kind: "heard" });
  }

  private tick(): void {
    this.ticks += 1;
    if (document.visibilityState === "visible" || this.ticks % HIDDEN_TICKS === 0) this.ask();
  }

  private readonly askWhenSeen = (): void => {
    if (document.visibilityState === "visible") this.ask();
  };

  private ask(): void {
    if (this.unanswered >= this.patience) {
      this.lose(true);
      return;
    }
    this.unanswered += 1;
    this.port?.send({ kind: "ping" });
  }
}
