import { applyEvent } from "./applyEvent";
import { reconnectDelay } from "./backoff";
import type { ConnectionState } from "./connectionState";
import type { ByeReason, LiveEvent } from "./events";
import type { Connection, Ending, StreamSource } from "./source";
import { type CardList, emptyState, haveOneEpoch, type LiveState, withLists } from "./state";

/** Beats come every 15 s; after this long without any the connection is dead, whatever the socket says. */
const SILENCE_MS = 27_000;

export interface LiveSnapshot {
  live: LiveState;
  connection: ConnectionState;
  /** `failed`: the lists could never be read; a later failure keeps what is known. */
  loading: "first" | "done" | "failed";
}

export interface LiveStoreOptions {
  reader: string;
  source: StreamSource;
  fetchLists: () => Promise<CardList[]>;
  onSignedOut: () => void;
}

/** The one store of an account's open and claimed handoffs: lists first, then every frame, resumed by number. */
export class LiveStore {
  private snapshot: LiveSnapshot;
  private connection: Connection | null = null;
  private waiting: LiveEvent[] | null = null;
  private failures = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private silenceTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly watchers = new Set<() => void>();
  private readonly listeners = new Set<(event: LiveEvent) => void>();
  private running = false;

  constructor(private readonly options: LiveStoreOptions) {
    const connection: ConnectionState = {
      phase: "connecting",
      heardAt: Date.now(),
      cutAt: null,
      retryAt: null,
      stoppedBy: null,
    };
    this.snapshot = { live: emptyState(options.reader), connection, loading: "first" };
  }

  readonly getSnapshot = (): LiveSnapshot => this.snapshot;

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** Calls back for each event that was new to this page, after the state has taken it in. */
  readonly onEvent = (listener: (event: LiveEvent) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): void {
    if (this.running) return;
    this.running = true;
    void this.load();
  }

  stop(): void {
    this.running = false;
    this.disconnect();
    clearTimeout(this.retryTimer);
  }

  /** Tries now instead of waiting; also returns after the server had sent this page away. */
  readonly retryNow = (): void => {
    if (this.running && this.snapshot.connection.phase !== "live") this.attempt();
  };

  private attempt(): void {
    clearTimeout(this.retryTimer);
    this.note({
      phase: this.snapshot.loading === "done" ? "cut" : "connecting",
      retryAt: null,
      stoppedBy: null,
    });
    if (this.snapshot.loading === "done" && this.snapshot.live.needs !== "refetch") this.connect();
    else void this.load();
  }

  private async load(): Promise<void> {
    if (this.waiting !== null) return;
    this.waiting = [];
    try {
      const lists = await this.options.fetchLists();
      if (!this.running) return;
      if (!haveOneEpoch(lists)) throw new Error("the history changed between two answers");
      this.install(lists);
    } catch {
      this.waiting = null;
      if (!this.running) return;
      this.disconnect();
      if (this.snapshot.loading === "first") this.set({ loading: "failed" });
      this.planRetry();
    }
  }

  private install(lists: CardList[]): void {
    const waiting = this.waiting ?? [];
    this.waiting = null;
    this.set({ live: withLists(this.snapshot.live, lists), loading: "done" });
    for (const event of waiting) this.take(event);
    if (this.connection === null) this.connect();
  }

  private connect(): void {
    this.disconnect();
    const position = this.snapshot.live.position;
    if (position === null) return;
    let mine = true;
    const opened = this.options.source.connect(position, {
      onEvent: (event) => {
        if (mine) this.hear(event);
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
    this.listenForSilence();
  }

  private disconnect(): void {
    clearTimeout(this.silenceTimer);
    this.connection?.close();
    this.connection = null;
  }

  private hear(event: LiveEvent): void {
    this.listenForSilence();
    if (event.name === "bye") {
      this.sentAway(event.members.reason);
      return;
    }
    this.failures = 0;
    this.note({ phase: "live", heardAt: Date.now(), cutAt: null, retryAt: null });
    if (this.waiting === null) this.take(event);
    else this.waiting.push(event);
  }

  private take(event: LiveEvent): void {
    const before = this.snapshot.live;
    const after = applyEvent(before, event);
    if (after === before) return;
    this.set({ live: after });
    if (after.needs === "refetch") void this.load();
    else if (after.needs === "reconnect") this.resume();
    else for (const listener of this.listeners) listener(event);
  }

  /** The last frames were lost on the way: the server sends them again from the position. */
  private resume(): void {
    this.set({ live: { ...this.snapshot.live, needs: null } });
    this.connect();
  }

  private end(ending: Ending): void {
    this.disconnect();
    if (ending.kind === "refused" && ending.status === 401) this.options.onSignedOut();
    if (ending.kind === "refused" && ending.status === 403) this.stopBecause("forbidden");
    else this.planRetry();
  }

  private sentAway(reason: ByeReason): void {
    this.disconnect();
    if (reason === "revoked" || reason === "role_changed") this.options.onSignedOut();
    if (reason === "revoked" || reason === "too_many_streams") this.stopBecause(reason);
    else this.planRetry();
  }

  private stopBecause(stoppedBy: ConnectionState["stoppedBy"]): void {
    this.note({ phase: "stopped", cutAt: Date.now(), retryAt: null, stoppedBy });
  }

  private planRetry(): void {
    const now = Date.now();
    const delay = reconnectDelay(this.failures);
    this.failures += 1;
    const { cutAt, phase } = this.snapshot.connection;
    this.note({ phase: phase === "connecting" ? phase : "cut", cutAt: cutAt ?? now, retryAt: now + delay });
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => this.attempt(), delay);
  }

  private listenForSilence(): void {
    clearTimeout(this.silenceTimer);
    this.silenceTimer = setTimeout(() => this.end({ kind: "cut" }), SILENCE_MS);
  }

  private note(change: Partial<ConnectionState>): void {
    this.set({ connection: { ...this.snapshot.connection, ...change } });
  }

  private set(change: Partial<LiveSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change };
    for (const watcher of this.watchers) watcher();
  }
}
