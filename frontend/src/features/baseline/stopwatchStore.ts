import type { TimedCall } from "./stopwatch";
import { STOPWATCH } from "./stopwatchName";

/**
 * The one stopwatch of a person in this browser. It stands in the browser's storage and not in a page: it survives
 * reloads and a locked phone, and every tab shows the same.
 */
export class StopwatchStore {
  private readonly name: string;
  private written: string | null = null;
  private timed: TimedCall | null = null;
  private readonly watchers = new Set<() => void>();
  private forbidden = false;

  constructor(userId: string) {
    this.name = STOPWATCH + userId;
    this.look();
  }

  /** Calls back when the stopwatch changes, here or in another tab. */
  readonly watch = (watcher: () => void): (() => void) => {
    if (this.watchers.size === 0) {
      this.look();
      window.addEventListener("storage", this.heard);
      document.addEventListener("visibilitychange", this.heard);
    }
    this.watchers.add(watcher);
    return () => {
      this.watchers.delete(watcher);
      if (this.watchers.size > 0) return;
      window.removeEventListener("storage", this.heard);
      document.removeEventListener("visibilitychange", this.heard);
    };
  };

  readonly current = (): TimedCall | null => this.timed;

  /** Whether the browser lets nothing be kept: the stopwatch lives as long as the page. */
  get isForgetful(): boolean {
    return this.forbidden;
  }

  /** Changes what stands there now, not what a page saw last. */
  change(next: (timed: TimedCall | null) => TimedCall | null): void {
    this.look();
    const timed = next(this.timed);
    if (timed !== this.timed) this.keep(timed);
    this.tell();
  }

  private keep(timed: TimedCall | null): void {
    this.timed = timed;
    this.written = timed === null ? null : JSON.stringify(timed);
    try {
      if (this.written === null) localStorage.removeItem(this.name);
      else localStorage.setItem(this.name, this.written);
    } catch {
      this.forbidden = true;
    }
  }

  private readonly heard = (): void => {
    this.look();
    this.tell();
  };

  private look(): void {
    if (this.forbidden) return;
    try {
      const written = localStorage.getItem(this.name);
      if (written === this.written) return;
      this.written = written;
      this.timed = written === null ? null : JSON.parse(written);
    } catch {
      this.forbidden = true;
    }
  }

  private tell(): void {
    for (const watcher of this.watchers) watcher();
  }
}
