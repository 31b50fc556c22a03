import { attend } from "./attend";
import type { Way } from "./sharedSource";
import type { StreamSource } from "./source";

/** A hub of this tab alone, where a browser offers no way to share one. */
export function ownWay(makeHub: () => StreamSource): Way {
  return ({ onMessage }) => {
    const desk = attend(makeHub(), onMessage);
    return { send: desk.receive, close: desk.gone };
  };
}
