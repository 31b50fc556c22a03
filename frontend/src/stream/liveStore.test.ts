import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { alice, bob, personOf } from "@/testing/people";
import { aCard, aSharedCard, later } from "@/testing/records";
import { EPOCH, frame, ScriptedWire } from "@/testing/scriptedWire";
import { livenessAt } from "./connectionState";
import { Hub } from "./hub";
import { LiveStore } from "./liveStore";
import type { CardList } from "./state";

const TEN_O_CLOCK = Date.parse("2026-11-23T10:00:00Z");
const ready = frame("ready", { epoch: EPOCH, number: 10, account_id: "north" }, 10);
const created = (number: number) =>
  frame("handoff_created", aSharedCard({ id: `handoff-${number}` }), number);

function lists(number: number, ...ids: string[]): CardList[] {
  return [{ position: { epoch: EPOCH, number }, cards: ids.map((id) => aCard({ id })) }];
}

/** Bob's page, loaded at number 10 with one handoff, and connected. */
async function bobsPage() {
  const wire = new ScriptedWire();
  const fetchLists = vi.fn(async () => lists(10, "handoff-1"));
  const checkPerson = vi.fn();
  const store = new LiveStore({
    reader: bob.id,
    source: new Hub({ wire, accountId: "north" }),
    fetchLists,
    checkPerson,
  });
  store.start();
  await vi.advanceTimersByTimeAsync(0);
  return {
    store,
    wire,
    fetchLists,
    checkPerson,
    says: () => livenessAt(store.getSnapshot().connection, Date.now()),
    ids: () => Object.keys(store.getSnapshot().live.cards).sort(),
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: TEN_O_CLOCK });
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("a page opens", () => {
  test("the lists come first, then the stream from exactly there", async () => {
    const page = await bobsPage();
    expect(page.ids()).toEqual(["handoff-1"]);
    expect(page.wire.latest.after).toEqual({ epoch: EPOCH, number: 10 });
    expect(page.says()).toBe("connecting");
  });

  test("it is live with the first frame", async () => {
    const page = await bobsPage();
    page.wire.send(ready);
    expect(page.says()).toBe("live");
  });

  test("starting twice makes one connection", async () => {
    const page = await bobsPage();
    page.store.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(page.wire.connections).toHaveLength(1);
  });

  test("the lists cannot be read: it says so, tries again by itself, and then shows them", async () => {
    const wire = new ScriptedWire();
    const fetchLists = vi.fn(async () => lists(10, "handoff-1"));
    fetchLists.mockRejectedValueOnce(new Error("no answer"));
    const store = new LiveStore({
      reader: bob.id,
      source: new Hub({ wire, accountId: "north" }),
      fetchLists,
      checkPerson: vi.fn(),
    });
    store.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getSnapshot().loading).toBe("failed");
    await vi.advanceTimersByTimeAsync(600);
    expect(store.getSnapshot().loading).toBe("done");
    expect(wire.connections).toHaveLength(1);
  });

  test("lists of two histories are read again", async () => {
    const wire = new ScriptedWire();
    const fetchLists = vi.fn(async () => lists(10, "handoff-1"));
    const other = { position: { epoch: "epoch9999", number: 3 }, cards: [] };
    fetchLists.mockResolvedValueOnce([...lists(10), other]);
    const store = new LiveStore({
      reader: bob.id,
      source: new Hub({ wire, accountId: "north" }),
      fetchLists,
      checkPerson: vi.fn(),
    });
    store.start();
    await vi.advanceTimersByTimeAsync(600);
    expect(fetchLists).toHaveBeenCalledTimes(2);
    expect(store.getSnapshot().loading).toBe("done");
  });

  test("closed again, nothing is heard and nothing is tried any more", async () => {
    const page = await bobsPage();
    page.store.stop();
    expect(page.wire.latest.closed).toBe(true);
    page.wire.send(created(11));
    page.wire.end();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(page.ids()).toEqual(["handoff-1"]);
    expect(page.wire.connections).toHaveLength(1);
  });
});

describe("frames", () => {
  test("change the page, and whoever listens hears each once", async () => {
    const page = await bobsPage();
    const heard: string[] = [];
    page.store.onEvent((event) => heard.push(event.name));
    page.wire.send(ready);
    page.wire.send(created(11));
    page.wire.send(created(11));
    expect(page.ids()).toEqual(["handoff-1", "handoff-11"]);
    expect(heard).toEqual(["handoff_created"]);
  });

  test("whoever stopped listening hears nothing", async () => {
    const page = await bobsPage();
    const heard = vi.fn();
    const watched = vi.fn();
    page.store.onEvent(heard)();
    page.store.subscribe(watched)();
    page.wire.send(created(11));
    expect(heard).not.toHaveBeenCalled();
    expect(watched).not.toHaveBeenCalled();
  });

  test("one is missing: the lists are read again, and what came meanwhile is kept", async () => {
    const page = await bobsPage();
    page.wire.send(ready);
    page.fetchLists.mockResolvedValueOnce(lists(12, "handoff-1", "handoff-11", "handoff-12"));
    page.wire.send(created(12));
    page.wire.send(created(13));
    expect(page.ids()).toEqual(["handoff-1"]);
    await vi.advanceTimersByTimeAsync(0);
    expect(page.ids()).toEqual(["handoff-1", "handoff-11", "handoff-12", "handoff-13"]);
    expect(page.says()).toBe("live");
    expect(page.wire.connections).toHaveLength(1);
  });

  test("reset: the lists are read again and the page goes on from there", async () => {
    const page = await bobsPage();
    page.fetchLists.mockResolvedValueOnce([
      { position: { epoch: "epoch9999", number: 3 }, cards: [aCard({ id: "restored" })] },
    ]);
    page.wire.send(frame("reset", { epoch: "epoch9999", number: 3, reason: "unknown" }, 3, "epoch9999"));
    await vi.advanceTimersByTimeAsync(0);
    page.wire.send(frame("handoff_created", aSharedCard({ id: "new" }), 4, "epoch9999"));
    expect(page.ids()).toEqual(["new", "restored"]);
  });

  test("a beat ahead: the last frame was lost on the way, so it is asked for from the position", async () => {
    const page = await bobsPage();
    page.wire.send(created(11));
    page.wire.send(frame("beat", { number: 12 }));
    expect(page.wire.connections).toHaveLength(2);
    expect(page.wire.connections[0]?.closed).toBe(true);
    expect(page.wire.latest.after).toEqual({ epoch: EPOCH, number: 11 });
    page.wire.send(created(12));
    expect(page.ids()).toContain("handoff-12");
    expect(page.fetchLists).toHaveBeenCalledTimes(1);
  });

  test("of a connection that was given up are not heard", async () => {
    const page = await bobsPage();
    const first = page.wire.latest;
    page.wire.send(frame("beat", { number: 11 }));
    first.listener.onEvent(frame("handoff_cancelled", cancelled, 11));
    first.listener.onEnd({ kind: "cut" });
    expect(page.ids()).toEqual(["handoff-1"]);
    expect(page.wire.connections).toHaveLength(2);
  });

  test("about a handoff that ended take it away", async () => {
    const page = await bobsPage();
    page.wire.send(frame("handoff_cancelled", cancelled, 11));
    expect(page.ids()).toEqual([]);
  });
});

const cancelled = {
  handoff_id: "handoff-1",
  session_id: "session-1",
  by: personOf(alice),
  at: later(60),
};
