import type { LiveEvent, Position } from "@/stream/events";
import type { Ending, Wire, WireListener } from "@/stream/source";
import type { AccountModel } from "./accountModel";
import { EPOCH, frame } from "./scriptedWire";

interface Served {
  listener: WireListener;
  /** The number of the last frame that it was sent, and whether it had its `ready`. */
  told: number;
  greeted: boolean;
  closed: boolean;
}

/** The stream of one account. Frames move when the test says so, and are lost or repeated as it says. */
export class AccountServer implements Wire {
  /** How many connections were made since the beginning. */
  made = 0;
  private served: Served[] = [];

  constructor(private readonly account: AccountModel) {}

  connect(after: Position, listener: WireListener) {
    const one: Served = { listener, told: after.number, greeted: false, closed: false };
    this.made += 1;
    this.served.push(one);
    return {
      close: () => {
        one.closed = true;
      },
    };
  }

  get open(): number {
    return this.current().length;
  }

  /** Everything that each connection has not been told; the first `skip` are lost, the last `again` repeated. */
  deliver(skip = 0, again = 0): void {
    for (const one of this.current()) {
      this.greet(one);
      const frames = this.account.frames.slice(Math.max(0, one.told + skip - again));
      one.told = this.account.head;
      for (const event of frames) send(one, event);
    }
  }

  beat(): void {
    for (const one of this.current()) {
      this.greet(one);
      send(one, frame("beat", { number: this.account.head }));
    }
  }

  reset(): void {
    const { head } = this.account;
    for (const one of this.current()) {
      this.greet(one);
      one.told = head;
      send(one, frame("reset", { epoch: EPOCH, number: head, reason: "too_old" }, head));
    }
  }

  end(ending: Ending = { kind: "cut" }): void {
    for (const one of this.current()) {
      one.closed = true;
      one.listener.onEnd(ending);
    }
  }

  private current(): Served[] {
    this.served = this.served.filter(({ closed }) => !closed);
    return [...this.served];
  }

  private greet(one: Served): void {
    if (one.greeted) return;
    one.greeted = true;
    send(one, frame("ready", { epoch: EPOCH, number: one.told, account_id: "north" }, one.told));
  }
}

function send(one: Served, event: LiveEvent): void {
  if (!one.closed) one.listener.onEvent(event);
}
