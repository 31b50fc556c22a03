import { describe, expect, test } from "vitest";
import { alice, bob, personOf } from "@/testing/people";
import { aCard, aSharedCard, later } from "@/testing/records";
import { EPOCH, frame } from "@/testing/scriptedWire";
import { applyEvent } from "./applyEvent";
import { emptyState, haveOneEpoch, type LiveState, withLists } from "./state";

const at = (number: number) => ({ epoch: EPOCH, number });
const bobsPage: LiveState = withLists(emptyState(bob.id), [{ position: at(10), cards: [aCard()] }]);
const cancelled = {
  handoff_id: "handoff-1",
  session_id: "session-1",
  by: personOf(alice),
  at: later(60),
};

describe("the numbers of frames", () => {
  test.each([1, 9, 10])("frame %i was applied before: nothing changes, not even the object", (number) => {
    expect(applyEvent(bobsPage, frame("handoff_cancelled", cancelled, number))).toBe(bobsPage);
  });

  test("the next one counts", () => {
    expect(applyEvent(bobsPage, frame("handoff_cancelled", cancelled, 11)).cards).toEqual({});
  });

  test("a missing number asks for the lists instead of guessing", () => {
    const state = applyEvent(bobsPage, frame("handoff_cancelled", cancelled, 12));
    expect(state).toEqual({ ...bobsPage, needs: "refetch" });
  });

  test("another history asks for the lists", () => {
    const event = frame("handoff_cancelled", cancelled, 11, "epoch9999");
    expect(applyEvent(bobsPage, event)).toEqual({ ...bobsPage, needs: "refetch" });
  });

  test("a frame without its number asks for the lists", () => {
    expect(applyEvent(bobsPage, frame("handoff_cancelled", cancelled)).needs).toBe("refetch");
  });

  test("a frame before any list asks for the lists", () => {
    const event = frame("handoff_created", aSharedCard(), 1);
    expect(applyEvent(emptyState(bob.id), event).needs).toBe("refetch");
  });
});

describe("frames about the stream itself", () => {
  const ready = frame("ready", { ...at(20), account_id: "north" }, 20);

  test("ready says where a page that knows nothing begins", () => {
    expect(applyEvent(emptyState(bob.id), ready).position).toEqual(at(20));
  });

  test("ready does not move a page that has its lists", () => {
    expect(applyEvent(bobsPage, ready)).toBe(bobsPage);
  });

  test("reset asks for the lists", () => {
    const reset = frame("reset", { ...at(20), reason: "too_old" }, 20);
    expect(applyEvent(bobsPage, reset).needs).toBe("refetch");
  });

  test.each([9, 10])("a beat at %i says that nothing is missing", (number) => {
    expect(applyEvent(bobsPage, frame("beat", { number }))).toBe(bobsPage);
  });

  test("a beat ahead says that the last frame was lost: it is asked for again", () => {
    expect(applyEvent(bobsPage, frame("beat", { number: 11 })).needs).toBe("reconnect");
  });

  test("bye is about the connection only", () => {
    expect(applyEvent(bobsPage, frame("bye", { reason: "lifetime" }))).toBe(bobsPage);
  });
});

describe("the lists", () => {
  test("of different moments: the frames go on from the earliest, and the later card counts", () => {
    const older = { position: at(10), cards: [aCard({ step_count: 1 })] };
    const newer = { position: at(12), cards: [aCard({ step_count: 3 }), aCard({ id: "handoff-2" })] };
    const state = withLists(emptyState(bob.id), [newer, older]);
    expect(state.position).toEqual(at(10));
    expect(state.cards["handoff-1"]?.step_count).toBe(3);
  });

  test("read again: who came meanwhile has arrived, who was here before has not", () => {
    const again = { position: at(30), cards: [aCard(), aCard({ id: "handoff-2" })] };
    const state = withLists({ ...bobsPage, needs: "refetch" }, [again]);
    expect(state.arrivals).toEqual({ "handoff-2": 30 });
    expect(state.needs).toBeNull();
  });

  test("read again: who had arrived stays where it is, and who has left is gone", () => {
    const before = { ...bobsPage, arrivals: { "handoff-1": 7, gone: 8 } };
    const state = withLists(before, [{ position: at(30), cards: [aCard()] }]);
    expect(state.arrivals).toEqual({ "handoff-1": 7 });
    expect(Object.keys(state.cards)).toEqual(["handoff-1"]);
  });

  test("of two histories do not go together", () => {
    const lists = [
      { position: at(1), cards: [] },
      { position: { epoch: "epoch9999", number: 1 }, cards: [] },
    ];
    expect(haveOneEpoch(lists)).toBe(false);
    expect(haveOneEpoch(lists.slice(1))).toBe(true);
  });
});
