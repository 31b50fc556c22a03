import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AccountModel } from "@/testing/accountModel";
import { AccountServer } from "@/testing/accountServer";
import { fulfil, wishes } from "@/testing/histories";
import { alice, bob, dora } from "@/testing/people";
import { Hub } from "./hub";
import { LiveStore } from "./liveStore";

const MISHAPS = ["none", "none", "none", "cut", "lose", "twice", "refuse", "silence", "reset"] as const;
type Mishap = (typeof MISHAPS)[number];

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function suffer(mishap: Mishap, server: AccountServer): Promise<void> {
  if (mishap === "lose") server.deliver(1);
  else if (mishap === "twice") server.deliver(0, 3);
  else if (mishap === "silence") await vi.advanceTimersByTimeAsync(40_000);
  else if (mishap === "cut") server.end();
  else if (mishap === "refuse") server.end({ kind: "refused", status: 503 });
  else if (mishap === "reset") server.reset();
  else server.deliver();
}

test("whatever happens to the connection, the page ends up with what a fresh list gives", async () => {
  const mishaps = fc.array(fc.constantFrom(...MISHAPS), { minLength: 40, maxLength: 40 });
  const reader = fc.constantFrom(alice.id, bob.id, dora.id);
  await fc.assert(
    fc.asyncProperty(wishes, mishaps, reader, async (history, bad, who) => {
      const account = new AccountModel();
      const server = new AccountServer(account);
      const source = new Hub({ wire: server, accountId: "north" });
      const fetchLists = async () => account.lists(who);
      const store = new LiveStore({ reader: who, source, fetchLists, checkPerson: async () => false });
      store.start();
      await vi.advanceTimersByTimeAsync(0);
      for (const [index, wish] of history.entries()) {
        fulfil(account, wish);
        await suffer(bad[index] ?? "none", server);
        await vi.advanceTimersByTimeAsync(index % 3 === 0 ? 0 : 700);
      }
      for (let round = 0; round < 20; round += 1) {
        server.deliver();
        server.beat();
        await vi.advanceTimersByTimeAsync(1_000);
      }
      expect(store.getSnapshot().live.cards).toEqual(account.cardsFor(who));
      expect(store.getSnapshot().connection.phase).toBe("live");
      store.stop();
    }),
    { numRuns: 60 },
  );
});
