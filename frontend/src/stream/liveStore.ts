import { applyEvent } from "./applyEvent";
import { reconnectDelay } from "./backoff";
import { type ConnectionState, followed, NOT_YET, type StreamState } from "./connectionState";
import type { LiveEvent } from "./events";
import type { Connection, StreamSource } from "./source";
import { type CardList, emptyState, haveOneEpoch, type LiveState, withLists } from "./state";

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
  /** Asks who is signed in; true when it is the reader still. Whoever else it is, the page sees to. */
  checkPerson: () => Promise<boolean>;
}

/** The one store of an account's open and claimed handoffs: lists first, then every frame, resumed by number. */
export class LiveStore {
  private snapshot: LiveSnapshot;
  private connection: Connection | null = null;
  private waiting: LiveEvent[] | null = null;
  private failures = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly watchers = new Set<() => void>();
  private readonly listeners = new Set<(event: LiveEvent) => void>();
  private running = false;

  constructor(private readonly options: LiveStoreOptions) {
    const connection = { ...NOT_YET, heardAt: Date.now() };
    this.snapshot = { live: emptyState(options.reader), connection, loading: "first" };
  }

  readonly getSnapshot = (): LiveSnapshot => this.snapshot;

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** Calls back for each event that was new to this page, after the state has taken it in, and for each reset. */
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

  /** Tries now instead of waiting; also returns after the server had sent this browser away. */
  readonly retryNow = (): void => {
    if (!this.running || this.snapshot.connection.phase === "live") return;
    if (this.connection !== null) this.connection.retryNow();
    else this.loadAgain();
  };

  private loadAgain(): void {
    clearTimeout(this.retryTimer);
    this.note({ retryAt: null });
    void this.load();
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
    this.failures = 0;
    let mine = true;
    let opened: Connection | null = null;
    this.connection = {
      retryNow: () => opened?.retryNow(),
      close: () => {
        mine = false;
        opened?.close();
      },
    };
    opened = this.options.source.connect(position, {
      onEvent: (event, heardAt) => {
        if (mine) this.hear(event, heardAt);
      },
      onState: (state) => {
        if (mine) this.follow(state);
      },
    });
  }

  private disconnect(): void {
    this.connection?.close();
    this.connection = null;
  }

  private follow(state: StreamState): void {
    const before = this.snapshot.connection;
    this.note(followed(before, state, Date.now()));
    const refused = state.refused === 401 && state.retryAt !== before.retryAt;
    if (refused || state.stoppedBy === "another_account") void this.check();
  }

  private hear(event: LiveEvent, heardAt: number): void {
    if (event.name === "bye") {
      const { reason } = event.members;
      if (reason === "revoked" || reason === "role_changed") void this.check();
      return;
    }
    this.note({ heardAt });
    if (this.waiting === null) this.take(event);
    else this.waiting.push(event);
  }

  /** A login that was ended does not come back; the reader may have begun another one meanwhile, and does. */
  private async check(): Promise<void> {
    const isSignedIn = await this.options.checkPerson();
    if (isSignedIn && this.running && this.snapshot.connection.stoppedBy === "revoked")
      this.connection?.retryNow();
  }

  private take(event: LiveEvent): void {
    const before = this.snapshot.live;
    const after = applyEvent(before, event);
    if (after === before) return;
    this.set({ live: after });
    if (event.name === "reset") for (const listener of this.listeners) listener(event);
    if (after.needs === "refetch") void this.load();
    else if (after.needs === "reconnect") this.resume();
    else for (const listener of this.listeners) listener(event);
  }

  /** The last frames were lost on the way: the server sends them again from the position. */
  private resume(): void {
    this.set({ live: { ...this.snapshot.live, needs: null } });
    this.connect();
  }

  /** The lists could not be read: whatever the stream brings, this page does not know enough to be live. */
  private planRetry(): void {
    const now = Date.now();
    const delay = reconnectDelay(this.failures);
    this.failures += 1;
    const { cutAt, phase } = this.snapshot.connection;
    this.note({ phase: phase === "connecting" ? phase : "cut", cutAt: cutAt ?? now, retryAt: now + delay });
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => this.loadAgain(), delay);
  }

  private note(change: Partial<ConnectionState>): void {
    this.set({ connection: { ...this.snapshot.connection, ...change } });
  }

  private set(change: Partial<LiveSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change };
    for (const watcher of this.watchers) watcher();
  }
}
