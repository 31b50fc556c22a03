import { attend, type Desk } from "@/stream/attend";
import { Hub } from "@/stream/hub";
import type { Way } from "@/stream/sharedSource";
import type { Wire } from "@/stream/source";

interface Life {
  hub: Hub;
  ended: boolean;
  desks: Desk[];
  mourners: (() => void)[];
}

/** What lies in wait for a tab; a frozen one reads nothing of it. */
export class Tab {
  frozen = false;
  private inbox: (() => void)[] = [];

  post(happening: () => void): void {
    this.inbox.push(happening);
  }

  read(): void {
    if (this.frozen) return;
    for (const happening of this.inbox.splice(0)) happening();
  }

  /** What was on its way from a hub that crashed never comes. */
  forget(): void {
    this.inbox = [];
  }
}

/** The tabs of a browser around one hub that may crash; messages move when the test says so. */
export class BrowserModel {
  private life: Life | null = null;

  constructor(private readonly wire: Wire) {}

  /** The way of a tab to the hub, which is begun when there is none. */
  wayOf(tab: Tab): Way {
    return (listener) => {
      const life = this.living();
      const desk = attend(life.hub, (message) => {
        const copy = structuredClone(message);
        if (!life.ended) tab.post(() => listener.onMessage(copy));
      });
      life.desks.push(desk);
      life.mourners.push(() => tab.post(() => listener.onLost()));
      return {
        send: (message) => {
          if (!life.ended) desk.receive(structuredClone(message));
        },
        close: () => desk.gone(),
      };
    };
  }

  /** Ends the hub; the tabs feel it, or are left to find out that nobody answers. */
  crash(felt: boolean): void {
    const { life } = this;
    if (life === null) return;
    this.life = null;
    life.ended = true;
    for (const desk of life.desks) desk.gone();
    if (felt) for (const mourner of life.mourners) mourner();
  }

  private living(): Life {
    this.life ??= {
      hub: new Hub({ wire: this.wire, accountId: "north" }),
      ended: false,
      desks: [],
      mourners: [],
    };
    return this.life;
  }
}
