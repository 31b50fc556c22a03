import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AccountModel } from "@/testing/accountModel";
import { AccountServer } from "@/testing/accountServer";
import { BrowserModel, Tab } from "@/testing/browserModel";
import { fulfil, wish } from "@/testing/histories";
import { bob } from "@/testing/people";
import type { LiveEvent } from "./events";
import { LiveStore } from "./liveStore";
import { sharedSource } from "./sharedSource";
import type { StreamSource } from "./source";

/** Bob's browser: every tab of it shows the same account. */
class BobsBrowser {
  readonly account = new AccountModel();
  readonly server = new AccountServer(this.account);
  readonly browser = new BrowserModel(this.server);
  readonly tabs: BobsTab[] = [];

  open(): void {
    this.tabs.push(new BobsTab(this));
  }

  close(index: number): void {
    const [tab] = this.tabs.splice(index % this.tabs.length, 1);
    tab?.store.stop();
  }

  some(index: number): BobsTab | undefined {
    return this.tabs[index % this.tabs.length];
  }

  read(): void {
    for (const { tab } of this.tabs) tab.read();
  }
}

/** Notes each frame that is not the next one after what was asked for, given, or reset to. */
function checked(source: StreamSource, wrong: string[]): StreamSource {
  return {
    connect(after, { onEvent, onState }) {
      let at = after.number;
      const check = (event: LiveEvent) => {
        if (event.id === null) return;
        const { number } = event.id;
        if (event.name !== "reset" && number !== at + 1) wrong.push(`${number} after ${at}`);
        at = number;
      };
      return source.connect(after, {
        onState,
        onEvent: (event, heardAt) => {
          check(event);
          onEvent(event, heardAt);
        },
      });
    },
  };
}

class BobsTab {
  readonly tab = new Tab();
  readonly store: LiveStore;
  private readonly wrong: string[] = [];

  constructor({ account, browser }: BobsBrowser) {
    const fetchLists = async () => account.lists(bob.id);
    const source = checked(sharedSource([browser.wayOf(this.tab)]), this.wrong);
    this.store = new LiveStore({ reader: bob.id, source, fetchLists, checkPerson: async () => false });
    this.store.start();
  }

  /** Checks that the page is what a list of its position gives; tells whether there was anything to check. */
  isTrue(account: AccountModel): boolean {
    expect(this.wrong).toEqual([]);
    const { live } = this.store.getSnapshot();
    if (live.position === null || live.needs !== null) return false;
    const lists = account.lists(bob.id, live.position.number).flatMap((list) => list.cards);
    expect(live.cards).toEqual(Object.fromEntries(lists.map((card) => [card.id, card])));
    return true;
  }
}

const HAPPENINGS = {
  act: 12,
  deliver: 8,
  lose: 1,
  twice: 1,
  beat: 2,
  cut: 1,
  refuse: 1,
  reset: 1,
  crash: 1,
  crashUnfelt: 1,
  open: 2,
  close: 1,
  freeze: 1,
  thaw: 2,
  wait: 3,
  read: 6,
} as const;
type Happening = keyof typeof HAPPENINGS;

const happening = fc.oneof(
  ...Object.entries(HAPPENINGS).map(([name, weight]) => ({
    weight,
    arbitrary: fc.constant(name as Happening),
  })),
);
const story = fc.array(fc.tuple(happening, wish), { minLength: 30, maxLength: 120, size: "max" });

function freeze(tab: BobsTab | undefined, frozen: boolean): void {
  if (tab !== undefined) tab.tab.frozen = frozen;
}

const HAPPEN: Record<Happening, (bobs: BobsBrowser, index: number) => void> = {
  act: () => undefined,
  wait: () => undefined,
  deliver: ({ server }) => server.deliver(),
  lose: ({ server }) => server.deliver(1),
  twice: ({ server }) => server.deliver(0, 3),
  beat: ({ server }) => server.beat(),
  cut: ({ server }) => server.end(),
  refuse: ({ server }) => server.end({ kind: "refused", status: 503, retryAfterMs: 1000 }),
  reset: ({ server }) => server.reset(),
  crash: ({ browser, tabs }, index) => {
    // What was on its way may be lost with the hub.
    if (index % 2 === 0) for (const { tab } of tabs) tab.forget();
    browser.crash(true);
  },
  crashUnfelt: ({ browser }) => browser.crash(false),
  open: (bobs) => bobs.tabs.length < 6 && bobs.open(),
  close: (bobs, index) => bobs.tabs.length > 1 && bobs.close(index),
  freeze: (bobs, index) => freeze(bobs.some(index), true),
  thaw: (bobs, index) => freeze(bobs.some(index), false),
  read: (bobs) => bobs.read(),
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Time enough for every tab to find its way back. */
async function rest(bobs: BobsBrowser): Promise<void> {
  for (const { tab } of bobs.tabs) tab.frozen = false;
  for (let second = 0; second < 30; second += 1) {
    bobs.server.deliver();
    bobs.server.beat();
    bobs.read();
    await vi.advanceTimersByTimeAsync(1_000);
    bobs.read();
  }
}

test("every tab is given each event once and in order, whichever tab comes, freezes, crashes or is late", async () => {
  let moments = 0;
  await fc.assert(
    fc.asyncProperty(story, async (happenings) => {
      const bobs = new BobsBrowser();
      bobs.open();
      for (const [name, wished] of happenings) {
        if (name === "act") fulfil(bobs.account, wished);
        HAPPEN[name](bobs, wished.handoff);
        await vi.advanceTimersByTimeAsync(name === "wait" ? 1_500 : 0);
        for (const tab of bobs.tabs) if (tab.isTrue(bobs.account)) moments += 1;
      }
      await rest(bobs);
      for (const { store } of bobs.tabs) {
        expect(store.getSnapshot().live.cards).toEqual(bobs.account.cardsFor(bob.id));
        expect(store.getSnapshot().connection.phase).toBe("live");
      }
      expect(bobs.server.open).toBe(1);
      for (const { store } of bobs.tabs) store.stop();
      expect(bobs.server.open).toBe(0);
    }),
    { numRuns: 100 },
  );
  expect(moments).toBeGreaterThan(1_000);
});
