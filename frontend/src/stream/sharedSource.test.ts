import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { aSharedCard } from "@/testing/records";
import { EPOCH, frame } from "@/testing/scriptedWire";
import type { StreamState } from "./connectionState";
import type { FromHub, ToHub } from "./hubMessages";
import { type PortListener, sharedSource, type Way } from "./sharedSource";

interface Dialled {
  way: string;
  unanswered: boolean;
  sent: ToHub[];
  hub: PortListener;
}

/** A tab at number 10, and every attempt that it makes to reach a hub by these ways. */
function aTab(...names: string[]) {
  const dialled: Dialled[] = [];
  const states: StreamState[] = [];
  const wayOf =
    (way: string): Way =>
    (hub, unanswered) => {
      const sent: ToHub[] = [];
      dialled.push({ way, unanswered, sent, hub });
      return { send: (message) => sent.push(message), close: () => undefined };
    };
  const connection = sharedSource(names.map(wayOf)).connect(
    { epoch: EPOCH, number: 10 },
    { onEvent: () => undefined, onState: (state) => states.push(state) },
  );
  const latest = () => dialled.at(-1) as Dialled;
  return {
    connection,
    latest,
    states,
    say: (message: FromHub) => latest().hub.onMessage(message),
    ways: () => dialled.map(({ way }) => way),
  };
}

const event = (number: number): FromHub => {
  return { kind: "event", event: frame("handoff_created", aSharedCard(), number), heardAt: 0 };
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("the way to a hub", () => {
  test("does not begin, as the browser says: the next is taken at once, down to a hub of one's own", () => {
    const tab = aTab("worker", "election", "own");
    tab.latest().hub.onLost();
    tab.latest().hub.onLost();
    expect(tab.ways()).toEqual(["worker", "election", "own"]);
    tab.latest().hub.onLost();
    expect(tab.ways()).toEqual(["worker", "election", "own", "own"]);
  });

  test("leads nowhere for seconds: the next is taken", () => {
    const tab = aTab("worker", "election", "own");
    vi.advanceTimersByTime(5_000);
    expect(tab.ways()).toEqual(["worker"]);
    vi.advanceTimersByTime(2_000);
    expect(tab.ways()).toEqual(["worker", "election"]);
  });

  test("is only slow, and there is no other to share: twelve tabs do not become twelve streams for it", () => {
    const tab = aTab("worker", "own");
    vi.advanceTimersByTime(60_000);
    expect(new Set(tab.ways())).toEqual(new Set(["worker"]));
  });
});

describe("a hub that the tab has joined", () => {
  test("is joined from where the tab stands, each time that it asks", () => {
    const tab = aTab("worker", "own");
    tab.say({ kind: "hello" });
    tab.say(event(11));
    tab.say({ kind: "hello" });
    expect(tab.latest().sent.filter(({ kind }) => kind === "join")).toEqual([
      { kind: "join", after: { epoch: EPOCH, number: 10 } },
      { kind: "join", after: { epoch: EPOCH, number: 11 } },
    ]);
  });

  test("falls silent: within three seconds the tab says that it is cut, and has it replaced", () => {
    const tab = aTab("election", "own");
    tab.say({ kind: "hello" });
    vi.advanceTimersByTime(3_000);
    expect(tab.states.at(-1)?.phase).toBe("cut");
    expect(tab.latest()).toMatchObject({ way: "election", unanswered: true });
  });

  test("answers: it stays", () => {
    const tab = aTab("worker", "election", "own");
    tab.say({ kind: "hello" });
    for (let second = 0; second < 60; second += 1) {
      vi.advanceTimersByTime(1_000);
      tab.say({ kind: "pong" });
    }
    expect(tab.ways()).toEqual(["worker"]);
  });

  test("is told when the tab leaves, and asked nothing after that", () => {
    const tab = aTab("worker", "own");
    tab.say({ kind: "hello" });
    tab.connection.close();
    vi.advanceTimersByTime(60_000);
    expect(tab.latest().sent.at(-1)).toEqual({ kind: "leave" });
    expect(tab.ways()).toEqual(["worker"]);
  });
});
