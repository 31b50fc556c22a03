import { attend, type Desk } from "./attend";
import type { FromHub, ToHub } from "./hubMessages";
import type { HubPort, PortListener, Way } from "./sharedSource";
import type { StreamSource } from "./source";

/** The tabs elect one that holds the hub for all, where there is no shared worker: whoever holds a lock. */
export function electedWay(name: string, makeHub: () => StreamSource): Way {
  return (listener, unanswered) => new Candidate(name, makeHub, listener, unanswered);
}

/** `to` is null when it is meant for every tab. */
type Letter =
  | { from: string; to: "leader"; message: ToHub }
  | { from: string; to: string | null; message: FromHub };

function isForLeader(letter: Letter): letter is Extract<Letter, { to: "leader" }> {
  return letter.to === "leader";
}

interface Office {
  hub: StreamSource;
  /** By tab, this one's own among them. */
  desks: Map<string, Desk>;
}

class Candidate implements HubPort {
  private readonly id = crypto.randomUUID();
  private readonly channel: BroadcastChannel;
  private readonly closing = new AbortController();
  private leader: string | null = null;
  private office: Office | null = null;
  private resign: () => void = () => undefined;

  constructor(
    private readonly name: string,
    private readonly makeHub: () => StreamSource,
    private readonly listener: PortListener,
    unanswered: boolean,
  ) {
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = ({ data }) => this.receive(data);
    document.addEventListener("freeze", this.sleep);
    void this.stand(unanswered);
  }

  send(message: ToHub): void {
    const own = this.office?.desks.get(this.id);
    if (own !== undefined) own.receive(message);
    else this.channel.postMessage({ from: this.id, to: "leader", message } satisfies Letter);
  }

  close(): void {
    this.closing.abort();
    document.removeEventListener("freeze", this.sleep);
    this.stepDown();
    this.channel.close();
  }

  /** Waits for the lock and leads while it is held; who loses it to another stands again. */
  private async stand(steal: boolean): Promise<void> {
    let held = false;
    const hold = () =>
      new Promise<void>((resolve) => {
        held = true;
        this.resign = resolve;
        if (this.closing.signal.aborted) resolve();
        else this.lead();
      });
    try {
      await navigator.locks.request(this.name, steal ? { steal } : { signal: this.closing.signal }, hold);
    } catch {
      if (this.closing.signal.aborted) return;
      this.stepDown();
      if (held) await this.stand(false);
      else this.listener.onLost();
    }
  }

  private lead(): void {
    const hub = this.makeHub();
    const own = attend(hub, (message) => this.listener.onMessage(message));
    this.office = { hub, desks: new Map([[this.id, own]]) };
    this.leader = this.id;
    this.tell(null, { kind: "hello" });
    this.listener.onMessage({ kind: "hello" });
  }

  private stepDown(): void {
    for (const desk of this.office?.desks.values() ?? []) desk.gone();
    this.office = null;
    this.resign();
  }

  private receive(letter: Letter): void {
    if (isForLeader(letter)) {
      this.attendTo(letter.from, letter.message);
      return;
    }
    const { from, to, message } = letter;
    if (to !== null && to !== this.id) return;
    if (message.kind === "hello") {
      this.leader = from;
      this.stepDown();
    }
    if (from === this.leader) this.listener.onMessage(message);
  }

  private attendTo(tab: string, message: ToHub): void {
    if (this.office === null) return;
    const { hub, desks } = this.office;
    const desk = desks.get(tab) ?? attend(hub, (answer) => this.tell(tab, answer));
    desks.set(tab, desk);
    desk.receive(message);
    if (message.kind === "leave") desks.delete(tab);
  }

  private tell(to: string | null, message: FromHub): void {
    this.channel.postMessage({ from: this.id, to, message } satisfies Letter);
  }

  /** A frozen tab may not hold the others back. */
  private readonly sleep = (): void => {
    this.close();
    document.addEventListener("resume", () => this.listener.onLost(), { once: true });
  };
}
