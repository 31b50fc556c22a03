const PERIOD_MS = 15_000;
const PATIENCE_MS = 5_000;

/** Tells which parts of the server do not work, while it is started. */
export interface Readiness {
  start(onMissing: (missing: readonly string[]) => void): void;
  stop(): void;
}

/** Asks `/readyz` about every 15 s. What cannot be asked stays as it was: the stream itself says that it is cut. */
export class PolledReadiness implements Readiness {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking: AbortController | null = null;

  start(onMissing: (missing: readonly string[]) => void): void {
    if (this.asking !== null) return;
    const asking = new AbortController();
    this.asking = asking;
    const ask = async () => {
      const missing = await missingParts(asking.signal);
      if (asking.signal.aborted) return;
      if (missing !== null) onMissing(missing);
      this.timer = setTimeout(ask, PERIOD_MS * (0.8 + 0.4 * Math.random()));
    };
    void ask();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.asking = null;
  }
}

async function missingParts(asked: AbortSignal): Promise<readonly string[] | null> {
  try {
    const signal = AbortSignal.any([asked, AbortSignal.timeout(PATIENCE_MS)]);
    const response = await fetch("/readyz", { signal, cache: "no-store" });
    const { missing } = (await response.json()) as { missing?: unknown };
    return Array.isArray(missing) ? missing.filter((name) => typeof name === "string") : null;
  } catch {
    return null;
  }
}
