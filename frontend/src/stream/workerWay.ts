import type { FromHub } from "./hubMessages";
import type { Way } from "./sharedSource";

/** The hub in a shared worker of this name: there is one for all tabs, and it outlives most of them. */
export function workerWay(name: string): Way {
  return ({ onMessage, onLost }) => {
    const worker = new SharedWorker(new URL("./hub.worker.ts", import.meta.url), { type: "module", name });
    const { port } = worker;
    const closing = new AbortController();
    let watched = false;
    worker.onerror = onLost;
    port.onmessage = ({ data }: MessageEvent<FromHub>) => {
      if (data.kind === "hello" && data.lock !== undefined && !watched) {
        watched = true;
        awaitEnd(data.lock, closing.signal, onLost);
      }
      onMessage(data);
    };
    const close = () => {
      closing.abort();
      port.close();
    };
    return { send: (message) => port.postMessage(message), close };
  };
}

/** Who gets a lock that somebody held for life knows that this life is over, by a crash too. */
function awaitEnd(lock: string, signal: AbortSignal, onEnd: () => void): void {
  navigator.locks.request(lock, { mode: "shared", signal }, onEnd).catch(() => undefined);
}
