import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AccountModel } from "@/testing/accountModel";
import { fulfil, type Wish, wishes } from "@/testing/histories";
import { alice, bob, dora } from "@/testing/people";
import { EPOCH, frame, type ScriptedConnection, ScriptedSource } from "@/testing/scriptedSource";
import { LiveStore } from "./liveStore";

const MISHAPS = ["none", "none", "none", "cut", "lose", "twice", "refuse", "silence", "reset"] as const;
type Mishap = (typeof MISHAPS)[number];

/** The account's stream, as far as each connection has been told of it. */
class Wire {
  private readonly told = new Map<ScriptedConnection, number>();

  constructor(
    private readonly account: AccountModel,
    private readonly source: ScriptedSource,
  ) {}

  /** Everything that the open connection has not been told; `skip` frames are lost on the way. */
  deliver(skip = 0, again = 0): void {
    const connection = this.source.connections.at(-1);
    if (connection === undefined || connection.closed) return;
    const from = this.told.get(connection) ?? connection.after.number;
    const frames = this.account.frames.slice(Math.max(0, from + skip - again));
    this.told.set(connection, this.account.head);
    for (const event of frames) if (!connection.closed) connection.listener.onEvent(event);
  }

  beat(): void {
    if (!this.source.latest.closed) this.source.send(frame("beat", { number: this.account.head }));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function suffer(mishap: Mishap, account: AccountModel, source: ScriptedSource, wire: Wire) {
  const { head } = account;
  if (mishap === "lose") wire.deliver(1);
  else if (mishap === "twice") wire.deliver(0, 3);
  else if (mishap === "silence") await vi.advanceTimersByTimeAsync(40_000);
  else if (source.latest.closed) return;
  else if (mishap === "cut") source.end();
  else if (mishap === "refuse") source.end({ kind: "refused", status: 503 });
  else if (mishap === "reset")
    source.send(frame("reset", { epoch: EPOCH, number: head, reason: "too_old" }, head));
  else wire.deliver();
}

test("whatever happens to the connection, the page ends up with what a fresh list gives", async () => {
  const mishaps = fc.array(fc.constantFrom(...MISHAPS), { minLength: 40, maxLength: 40 });
  const reader = fc.constantFrom(alice.id, bob.id, dora.id);
  await fc.assert(
    fc.asyncProperty(wishes, mishaps, reader, async (history, bad, who) => {
      const account = new AccountModel();
      const source = new ScriptedSource();
      const wire = new Wire(account, source);
      const fetchLists = async () => account.lists(who);
      const store = new LiveStore({ reader: who, source, fetchLists, onSignedOut: () => undefined });
      store.start();
      await vi.advanceTimersByTimeAsync(0);
      for (const [index, wish] of history.entries()) {
        fulfil(account, wish satisfies Wish);
        await suffer(bad[index] ?? "none", account, source, wire);
        await vi.advanceTimersByTimeAsync(index % 3 === 0 ? 0 : 700);
      }
      for (let round = 0; round < 40; round += 1) {
        wire.deliver();
        wire.beat();
        await vi.advanceTimersByTimeAsync(1_000);
      }
      expect(store.getSnapshot().live.cards).toEqual(account.cardsFor(who));
      expect(store.getSnapshot().connection.phase).toBe("live");
      store.stop();
    }),
    { numRuns: 60 },
  );
});
