import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { aSharedCard } from "@/testing/records";
import { EPOCH, frame, ScriptedWire } from "@/testing/scriptedWire";
import type { StreamState } from "./connectionState";
import type { LiveEvent } from "./events";
import { Hub } from "./hub";
import type { Readiness } from "./readiness";

const at = (number: number, epoch = EPOCH) => ({ epoch, number });
const event = (number: number, epoch = EPOCH) => frame("handoff_created", aSharedCard(), number, epoch);

/** A hub of the account North, and the tabs that listen to it. */
function aHub(readiness?: Readiness) {
  const wire = new ScriptedWire();
  const hub = new Hub({ wire, accountId: "north", readiness });
  const open = (number: number, epoch = EPOCH) => {
    const events: LiveEvent[] = [];
    const states: StreamState[] = [];
    const connection = hub.connect(at(number, epoch), {
      onEvent: (given) => events.push(given),
      onState: (state) => states.push(state),
    });
    return {
      connection,
      /** What was given: a number for each event, a name for the others. */
      given: () =>
        events.map(({ name, id }) => (name === "handoff_created" ? id?.number : `${name} ${id?.number}`)),
      state: () => states.at(-1),
    };
  };
  return { wire, open };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("a tab that comes later", () => {
  test("is given what lies between its list and the stream, and nothing twice", () => {
    const { wire, open } = aHub();
    const first = open(10);
    for (const number of [11, 12, 13]) wire.send(event(number));
    const second = open(11);
    wire.send(event(14));
    expect(first.given()).toEqual([11, 12, 13, 14]);
    expect(second.given()).toEqual([12, 13, 14]);
    expect(second.state()?.phase).toBe("live");
    expect(wire.connections).toHaveLength(1);
  });

  test("ahead of the stream: it is given only what it does not have", () => {
    const { wire, open } = aHub();
    open(10);
    wire.send(event(11));
    const ahead = open(13);
    for (const number of [12, 13, 14]) wire.send(event(number));
    expect(ahead.given()).toEqual([14]);
  });

  test("older than all that is kept: the stream goes back for it, which the others do not notice", () => {
    const { wire, open } = aHub();
    const first = open(10);
    wire.send(event(11));
    const older = open(8);
    expect(wire.latest.after).toEqual(at(8));
    expect(first.state()?.phase).toBe("live");
    for (const number of [9, 10, 11, 12]) wire.send(event(number));
    expect(older.given()).toEqual([9, 10, 11, 12]);
    expect(first.given()).toEqual([11, 12]);
  });

  test("after more than is kept went by: the stream goes back for it too", () => {
    const { wire, open } = aHub();
    open(0);
    for (let number = 1; number <= 600; number += 1) wire.send(event(number));
    const late = open(88);
    expect(wire.connections).toHaveLength(1);
    expect(late.given()).toHaveLength(512);
    open(87);
    expect(wire.latest.after).toEqual(at(87));
  });

  test("of another history: the server decides, and who stands in the wrong one starts over", () => {
    const { wire, open } = aHub();
    const before = open(10);
    wire.send(event(11));
    const restored = open(3, "epoch9999");
    expect(wire.latest.after).toEqual(at(3, "epoch9999"));
    wire.send(event(4, "epoch9999"));
    expect(restored.given()).toEqual([4]);
    expect(before.given()).toEqual([11, "reset 3", 4]);
  });

  test("during a cut waits with the others for the next attempt", () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    const { wire, open } = aHub();
    open(10);
    wire.send(event(11));
    wire.end();
    const late = open(10);
    expect(late.given()).toEqual([11]);
    expect(late.state()).toMatchObject({ phase: "cut", retryAt: Date.now() + 500 });
    expect(wire.connections).toHaveLength(1);
    vi.advanceTimersByTime(500);
    expect(wire.latest.after).toEqual(at(11));
  });
});

describe("the stream of all tabs", () => {
  test("begins with the first and ends with the last of them", () => {
    const { wire, open } = aHub();
    const [first, second] = [open(10), open(10)];
    first.connection.close();
    expect(wire.latest.closed).toBe(false);
    second.connection.close();
    expect(wire.latest.closed).toBe(true);
    vi.advanceTimersByTime(120_000);
    expect(wire.connections).toHaveLength(1);
  });

  test("missed its last frame, as a beat says: it is asked for once, and no tab hears of it", () => {
    const { wire, open } = aHub();
    const tabs = [open(10), open(10)];
    wire.send(event(11));
    wire.send(frame("beat", { number: 12 }));
    expect(wire.connections.map(({ after }) => after.number)).toEqual([10, 11]);
    wire.send(event(12));
    for (const tab of tabs) expect(tab.given()).toEqual([11, 12]);
  });

  test("missed a frame in the middle: each tab that lacks it starts over, also who comes later", () => {
    const { wire, open } = aHub();
    const tab = open(10);
    wire.send(event(11));
    wire.send(event(13));
    const later = open(12);
    open(11);
    expect(tab.given()).toEqual([11, "reset 12", 13]);
    expect(later.given()).toEqual([13]);
    expect(wire.latest.after).toEqual(at(11));
  });

  test("was reset: each tab hears it, and goes on from there", () => {
    const { wire, open } = aHub();
    const tabs = [open(10), open(10)];
    wire.send(frame("reset", { ...at(40), reason: "too_old" }, 40));
    wire.send(event(41));
    for (const tab of tabs) expect(tab.given()).toEqual(["reset 40", 41]);
  });

  test("belongs to another account: not one frame of it is given, and it is hung up", () => {
    const { wire, open } = aHub();
    const tab = open(10);
    wire.send(frame("ready", { ...at(3, "southern1"), account_id: "south" }, 3, "southern1"));
    wire.latest.listener.onEvent(event(4, "southern1"));
    expect(tab.given()).toEqual([]);
    expect(tab.state()).toMatchObject({ phase: "stopped", stoppedBy: "another_account" });
    expect(wire.latest.closed).toBe(true);
  });

  test("that does not begin by naming the account is hung up", () => {
    const { wire, open } = aHub();
    const tab = open(10);
    wire.latest.listener.onEvent(event(11));
    expect(tab.given()).toEqual([]);
    expect(tab.state()?.retryAt).not.toBeNull();
  });

  test("refused with 503 waits at least as long as it was asked to", () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const { wire, open } = aHub();
    const tab = open(10);
    wire.end({ kind: "refused", status: 503, retryAfterMs: 7_000 });
    expect(tab.state()).toMatchObject({ refused: 503, retryAt: Date.now() + 7_250 });
  });

  test("that is not greeted for eight seconds is tried anew", () => {
    const { wire, open } = aHub();
    const tab = open(10);
    vi.advanceTimersByTime(8_000);
    expect(wire.latest.closed).toBe(true);
    expect(tab.state()?.retryAt).not.toBeNull();
  });

  test("comes back for a tab that opens after it was sent away", () => {
    const { wire, open } = aHub();
    open(10);
    wire.send(frame("bye", { reason: "too_many_streams" }));
    vi.advanceTimersByTime(120_000);
    expect(wire.connections).toHaveLength(1);
    open(10);
    expect(wire.connections).toHaveLength(2);
  });

  test("is tried once when every tab asks for it at the same moment", () => {
    const { wire, open } = aHub();
    const tabs = [open(10), open(10), open(10)];
    wire.end();
    for (const { connection } of tabs) connection.retryNow();
    expect(wire.connections).toHaveLength(2);
  });
});

describe("what the server lacks", () => {
  /** A server that says so when the test wants. */
  function told() {
    let tell: (missing: readonly string[]) => void = () => undefined;
    const readiness = {
      start: vi.fn((onMissing: typeof tell) => {
        tell = onMissing;
      }),
      stop: vi.fn(),
    };
    return { readiness, says: (...missing: string[]) => tell(missing) };
  }

  test("is asked while live, and told to every tab", () => {
    const { readiness, says } = told();
    const { wire, open } = aHub(readiness);
    const tab = open(10);
    expect(readiness.start).not.toHaveBeenCalled();
    wire.send(event(11));
    says("worker");
    expect(tab.state()?.missing).toEqual(["worker"]);
    expect(open(11).state()?.missing).toEqual(["worker"]);
    says();
    expect(tab.state()?.missing).toEqual([]);
  });

  test("is not asked when nobody is live", () => {
    const { readiness } = told();
    const { wire, open } = aHub(readiness);
    open(10);
    wire.send(event(11));
    readiness.stop.mockClear();
    wire.end();
    expect(readiness.stop).toHaveBeenCalled();
  });
});
