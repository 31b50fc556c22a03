import type { Way } from "./sharedSource";

/** The hub in a shared worker of this name: there is one for all tabs, and it outlives each of them. */
export function workerWay(name: string): Way {
  return ({ onMessage, onLost }) => {
    const worker = new SharedWorker(new URL("./hub.worker.ts", import.meta.url), { type: "module", name });
    const { port } = worker;
    worker.onerror = onLost;
    port.addEventListener("close", onLost);
    port.onmessage = ({ data }) => onMessage(data);
    return { send: (message) => port.postMessage(message), close: () => port.close() };
  };
}
