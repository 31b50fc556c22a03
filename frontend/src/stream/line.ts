import { reconnectDelay } from "./backoff";
import { NOT_YET, type StreamState } from "./connectionState";
import type { ByeReason, LiveEvent, Position } from "./events";
import type { Ending, Wire } from "./source";

/** Beats come every 15 s; after this long without any the connection is dead, whatever the socket says. */
const SILENCE_MS = 27_000;
/** The first frame comes at once, or the attempt has failed. */
const GREETING_MS = 8_000;
/** An attempt younger than this is not given up for another one. */
const YOUNG_MS = 1_000;

export interface LineOptions {
  wire: Wire;
  /** Whose events these are; a stream that says otherwise was opened with somebody else's login. */
  accountId: string;
  /** Where each attempt resumes. */
  position: () => Position | null;
  onEvent: (event: LiveEvent, heardAt: number) => void;
  onState: (state: StreamState) => void;
}

/** Keeps one connection to the server: notices when it is cut or silent, and comes back with jitter. */
export class Line {
  private current: StreamState = NOT_YET;
  private connection: { close(): void } | null = null;
  private attemptedAt = 0;
  private failures = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private silenceTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: LineOptions) {}

  get state(): StreamState {
    return this.current;
  }

  /** Whether it waits for its next attempt. */
  get isWaiting(): boolean {
    return this.current.retryAt !== null;
  }

  /** Connects from the position on; a connection that is open is given up for it. */
  open(): void {
    this.disconnect();
    const position = this.options.position();
    if (position === null) return;
    this.attemptedAt = Date.now();
    if (this.current.phase !== "live") this.note({ phase: this.resting, retryAt: null, stoppedBy: null });
    let mine = true;
    let greeted = false;
    const opened = this.options.wire.connect(position, {
      onEvent: (event) => {
        if (!mine) return;
        greeted ||= event.name === "ready" || event.name === "bye";
        if (greeted) this.hear(event);
        else this.end({ kind: "cut" });
      },
      onEnd: (ending) => {
        if (mine) this.end(ending);
      },
    });
    this.connection = {
      close: () => {
        mine = false;
        opened.close();
      },
    };
    this.listenForSilence(GREETING_MS);
  }

  /** Hangs up for good, and forgets that it ever was live. */
  close(): void {
    this.disconnect();
    this.failures = 0;
    this.current = NOT_YET;
  }

  retryNow(): void {
    const { phase } = this.current;
    const young = this.connection !== null && Date.now() - this.attemptedAt < YOUNG_MS;
    if (phase !== "live" && !young) this.open();
  }

  private disconnect(): void {
    clearTimeout(this.silenceTimer);
    clearTimeout(this.retryTimer);
    this.connection?.close();
    this.connection = null;
  }

  private hear(event: LiveEvent): void {
    const heardAt = Date.now();
    if (event.name === "bye") {
      this.options.onEvent(event, heardAt);
      this.sentAway(event.members.reason);
      return;
    }
    if (event.name === "ready" && event.members.account_id !== this.options.accountId) {
      this.stopBecause("another_account");
      return;
    }
    this.failures = 0;
    this.listenForSilence(SILENCE_MS);
    if (this.current.phase === "live") this.current = { ...this.current, heardAt };
    else this.note({ phase: "live", heardAt, cutAt: null, retryAt: null, refused: null });
    this.options.onEvent(event, heardAt);
  }

  private sentAway(reason: ByeReason): void {
    if (reason === "revoked" || reason === "too_many_streams") this.stopBecause(reason);
    else this.end({ kind: "cut" });
  }

  private end(ending: Ending): void {
    if (ending.kind === "refused" && ending.status === 403) {
      this.stopBecause("forbidden");
      return;
    }
    this.disconnect();
    const now = Date.now();
    const asked = ending.kind === "refused" ? (ending.retryAfterMs ?? 0) : 0;
    const delay = asked + reconnectDelay(this.failures);
    this.failures += 1;
    this.retryTimer = setTimeout(() => this.open(), delay);
    this.note({
      phase: this.resting,
      cutAt: this.current.cutAt ?? now,
      retryAt: now + delay,
      refused: ending.kind === "refused" ? ending.status : null,
    });
  }

  private stopBecause(stoppedBy: StreamState["stoppedBy"]): void {
    this.disconnect();
    this.note({ phase: "stopped", cutAt: this.current.cutAt ?? Date.now(), retryAt: null, stoppedBy });
  }

  /** What it is while it is not live: who never was live only connects. */
  private get resting(): "connecting" | "cut" {
    return this.current.heardAt === null ? "connecting" : "cut";
  }

  private listenForSilence(milliseconds: number): void {
    clearTimeout(this.silenceTimer);
    this.silenceTimer = setTimeout(() => this.end({ kind: "cut" }), milliseconds);
  }

  private note(change: Partial<StreamState>): void {
    this.current = { ...this.current, ...change };
    this.options.onState(this.current);
  }
}
