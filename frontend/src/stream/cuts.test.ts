import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { bob } from "@/testing/people";
import { aCard } from "@/testing/records";
import { EPOCH, frame, ScriptedWire } from "@/testing/scriptedWire";
import { livenessAt } from "./connectionState";
import type { ByeReason } from "./events";
import { Hub } from "./hub";
import { LiveStore } from "./liveStore";

const TEN_O_CLOCK = Date.parse("2026-11-23T10:00:00Z");
const ready = frame("ready", { epoch: EPOCH, number: 10, account_id: "north" }, 10);
const bye = (reason: ByeReason) => frame("bye", { reason });

/** Bob's page, live since ten o'clock. */
async function bobsLivePage() {
  const wire = new ScriptedWire();
  const fetchLists = vi.fn(async () => [{ position: { epoch: EPOCH, number: 10 }, cards: [aCard()] }]);
  const checkPerson = vi.fn(async () => false);
  const store = new LiveStore({
    reader: bob.id,
    source: new Hub({ wire, accountId: "north" }),
    fetchLists,
    checkPerson,
  });
  store.start();
  await vi.advanceTimersByTimeAsync(0);
  wire.send(ready);
  const connection = () => store.getSnapshot().connection;
  return {
    store,
    wire,
    checkPerson,
    fetchLists,
    connection,
    says: () => livenessAt(connection(), Date.now()),
  };
}

/** Full jitter at its longest, so that waits are known. */
beforeEach(() => {
  vi.useFakeTimers({ now: TEN_O_CLOCK });
  vi.spyOn(Math, "random").mockReturnValue(1);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("the connection is cut", () => {
  test("the page says reconnecting at once, and since when it is not live after three seconds", async () => {
    const page = await bobsLivePage();
    await vi.advanceTimersByTimeAsync(10_000);
    page.wire.end();
    expect(page.says()).toBe("reconnecting");
    page.wire.latest.listener.onEnd({ kind: "cut" });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(page.says()).toBe("not_live");
    expect(page.connection().heardAt).toBe(TEN_O_CLOCK);
  });

  test("it comes back from where it was, without reading the lists again", async () => {
    const page = await bobsLivePage();
    page.wire.send(frame("unknown", {}, 11));
    page.wire.end();
    await vi.advanceTimersByTimeAsync(500);
    expect(page.wire.connections).toHaveLength(2);
    expect(page.wire.latest.after).toEqual({ epoch: EPOCH, number: 11 });
    expect(page.says()).toBe("reconnecting");
    page.wire.send(frame("ready", { epoch: EPOCH, number: 11, account_id: "north" }, 11));
    expect(page.says()).toBe("live");
    expect(page.fetchLists).toHaveBeenCalledTimes(1);
  });

  test("each failure waits longer, and a frame begins anew", async () => {
    const page = await bobsLivePage();
    const waits: number[] = [];
    for (let failure = 0; failure < 4; failure += 1) {
      page.wire.end({ kind: "refused", status: 503 });
      const wait = (page.connection().retryAt ?? 0) - Date.now();
      waits.push(wait);
      await vi.advanceTimersByTimeAsync(wait);
    }
    expect(waits).toEqual([500, 1000, 2000, 4000]);
    page.wire.send(ready);
    page.wire.end();
    expect((page.connection().retryAt ?? 0) - Date.now()).toBe(500);
  });

  test("the cut began with the first failure, not with the last", async () => {
    const page = await bobsLivePage();
    page.wire.end();
    await vi.advanceTimersByTimeAsync(500);
    page.wire.end();
    expect(page.connection().cutAt).toBe(TEN_O_CLOCK);
    expect(page.says()).toBe("reconnecting");
  });

  test("trying now does not wait", async () => {
    const page = await bobsLivePage();
    page.wire.end();
    page.store.retryNow();
    expect(page.wire.connections).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(page.wire.connections).toHaveLength(2);
  });

  test("trying now while live changes nothing", async () => {
    const page = await bobsLivePage();
    page.store.retryNow();
    expect(page.wire.connections).toHaveLength(1);
  });
});

describe("silence", () => {
  test("of 35 seconds is a cut, whatever the socket says", async () => {
    const page = await bobsLivePage();
    await vi.advanceTimersByTimeAsync(26_000);
    expect(page.says()).toBe("live");
    await vi.advanceTimersByTimeAsync(9_000);
    expect(page.says()).not.toBe("live");
    expect(page.wire.connections.length).toBeGreaterThan(1);
  });

  test("broken by beats every 15 seconds is none", async () => {
    const page = await bobsLivePage();
    for (let beats = 0; beats < 20; beats += 1) {
      await vi.advanceTimersByTimeAsync(15_000);
      page.wire.send(frame("beat", { number: 10 }));
    }
    expect(page.says()).toBe("live");
    expect(page.connection().heardAt).toBe(Date.now());
    expect(page.wire.connections).toHaveLength(1);
  });

  test("of a connection that never said anything is a cut too", async () => {
    const page = await bobsLivePage();
    page.wire.end();
    await vi.advanceTimersByTimeAsync(500);
    await vi.advanceTimersByTimeAsync(35_000);
    expect(page.wire.connections.length).toBeGreaterThan(2);
  });
});

describe("the server sends the page away", () => {
  test.each(["shutdown", "lifetime", "too_slow"] as const)("%s: it comes back by itself", async (reason) => {
    const page = await bobsLivePage();
    page.wire.send(bye(reason));
    expect(page.says()).toBe("reconnecting");
    await vi.advanceTimersByTimeAsync(500);
    expect(page.wire.connections).toHaveLength(2);
    expect(page.checkPerson).not.toHaveBeenCalled();
  });

  test("revoked: it asks who is signed in, and does not come back by itself", async () => {
    const page = await bobsLivePage();
    page.wire.send(bye("revoked"));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(page.checkPerson).toHaveBeenCalledTimes(1);
    expect(page.wire.connections).toHaveLength(1);
    expect(page.connection()).toMatchObject({ phase: "stopped", stoppedBy: "revoked" });
  });

  test("revoked, but signed in anew meanwhile: it comes back once that is known", async () => {
    const page = await bobsLivePage();
    page.checkPerson.mockResolvedValue(true);
    page.wire.send(bye("revoked"));
    expect(page.wire.connections).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(page.wire.connections).toHaveLength(2);
    page.wire.send(ready);
    expect(page.says()).toBe("live");
  });

  test("role_changed: it asks who is signed in, and comes back", async () => {
    const page = await bobsLivePage();
    page.wire.send(bye("role_changed"));
    expect(page.checkPerson).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(page.wire.connections).toHaveLength(2);
  });

  test("too_many_streams: it stays away until somebody asks for it", async () => {
    const page = await bobsLivePage();
    page.wire.send(bye("too_many_streams"));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(page.wire.connections).toHaveLength(1);
    expect(page.says()).toBe("not_live");
    page.store.retryNow();
    expect(page.wire.connections).toHaveLength(2);
    page.wire.send(ready);
    expect(page.says()).toBe("live");
  });

  test("401: it asks who is signed in", async () => {
    const page = await bobsLivePage();
    page.wire.end({ kind: "refused", status: 401 });
    expect(page.checkPerson).toHaveBeenCalledTimes(1);
  });

  test("403: this role may not listen, so nothing is tried any more", async () => {
    const page = await bobsLivePage();
    page.wire.end({ kind: "refused", status: 403 });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(page.connection().stoppedBy).toBe("forbidden");
    expect(page.wire.connections).toHaveLength(1);
  });
});
