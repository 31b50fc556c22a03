import { electedWay } from "./electedWay";
import { fetchWire } from "./fetchWire";
import { Hub } from "./hub";
import { hubName } from "./hubName";
import { ownWay } from "./ownWay";
import { PolledReadiness } from "./readiness";
import { sharedSource, type Way } from "./sharedSource";
import type { StreamSource } from "./source";
import { workerWay } from "./workerWay";

/** The stream of one person in this browser: one connection for all tabs, wherever the browser lets them share. */
export function browserSource(person: { accountId: string; userId: string }): StreamSource {
  const { accountId } = person;
  const name = hubName(person);
  const makeHub = () => new Hub({ wire: fetchWire, accountId, readiness: new PolledReadiness() });
  const ways: Way[] = [];
  if ("SharedWorker" in window) ways.push(workerWay(name));
  // Locks exist only where the page came over TLS or from this machine.
  if ("locks" in navigator && "BroadcastChannel" in window) ways.push(electedWay(name, makeHub));
  return sharedSource([...ways, ownWay(makeHub)]);
}
