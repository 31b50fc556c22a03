import { attend } from "./attend";
import { fetchWire } from "./fetchWire";
import { Hub } from "./hub";
import { accountOf } from "./hubName";
import { PolledReadiness } from "./readiness";

/** What of a shared worker's surroundings is used here. */
interface SharedWorkerScope {
  name: string;
  onconnect: ((event: MessageEvent) => Promise<void>) | null;
}

const scope = globalThis as unknown as SharedWorkerScope;
const hub = new Hub({ wire: fetchWire, accountId: accountOf(scope.name), readiness: new PolledReadiness() });

/** The lock that this worker holds for life; undefined where there are no locks. */
const held = holdForLife();

scope.onconnect = async ({ ports: [port] }) => {
  const lock = await held;
  if (port === undefined) return;
  const desk = attend(hub, (message) => port.postMessage(message), lock);
  port.onmessage = ({ data }) => desk.receive(data);
};

async function holdForLife(): Promise<string | undefined> {
  if (!("locks" in navigator)) return undefined;
  const lock = `${scope.name} ${crypto.randomUUID()}`;
  return new Promise((resolve) => {
    const holding = () => {
      resolve(lock);
      return new Promise<never>(() => undefined);
    };
    navigator.locks.request(lock, holding).catch(() => resolve(undefined));
  });
}
