import { attend } from "./attend";
import { fetchWire } from "./fetchWire";
import { Hub } from "./hub";
import { accountOf } from "./hubName";
import { PolledReadiness } from "./readiness";

/** What of a shared worker's surroundings is used here. */
interface SharedWorkerScope {
  name: string;
  onconnect: ((event: MessageEvent) => void) | null;
}

const scope = globalThis as unknown as SharedWorkerScope;
const hub = new Hub({ wire: fetchWire, accountId: accountOf(scope.name), readiness: new PolledReadiness() });

scope.onconnect = ({ ports: [port] }) => {
  if (port === undefined) return;
  const desk = attend(hub, (message) => port.postMessage(message));
  port.addEventListener("close", desk.gone);
  port.onmessage = ({ data }) => desk.receive(data);
};
