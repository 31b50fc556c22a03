import { describe, expect, test } from "vitest";
import { alice, bob, dora, personOf } from "@/testing/people";
import { aCard, aModelAssessment, aSharedCard, aStep, later } from "@/testing/records";
import { EPOCH, frame } from "@/testing/scriptedWire";
import { applyEvent } from "./applyEvent";
import { emptyState, type LiveState, withLists } from "./state";

const HANDOFF = "handoff-1";
const act = { handoff_id: HANDOFF, session_id: "session-1", at: later(60) };

/** Bob's page at number 10, with Alice's open handoff on it. */
function bobsPage(change: Parameters<typeof aCard>[0] = {}): LiveState {
  return withLists(emptyState(bob.id), [{ position: { epoch: EPOCH, number: 10 }, cards: [aCard(change)] }]);
}

const claimedByDora = { state: "claimed", claimed_by: personOf(dora), claimed_at: later(10) } as const;

describe("Alice escalates", () => {
  const created = frame("handoff_created", aSharedCard({ id: "handoff-2" }), 11);

  test("and the card arrives on Bob's page, unread and nobody's", () => {
    const state = applyEvent(bobsPage(), created);
    expect(state.cards["handoff-2"]).toEqual(aCard({ id: "handoff-2", mine: false, seen: false }));
    expect(state.arrivals).toEqual({ "handoff-2": 11 });
    expect(state.position).toEqual({ epoch: EPOCH, number: 11 });
  });

  test("and the cards of the first load have not arrived", () => {
    expect(bobsPage().arrivals).toEqual({});
  });
});

describe("somebody claims", () => {
  const claimed = (by: typeof bob) => ({ ...act, by: personOf(by), way: "own" as const });

  test("Dora: the card is hers on Bob's page, and still unread", () => {
    const state = applyEvent(bobsPage(), frame("handoff_claimed", claimed(dora), 11));
    expect(state.cards[HANDOFF]).toMatchObject({
      state: "claimed",
      claimed_by: personOf(dora),
      claimed_at: later(60),
      mine: false,
      seen: false,
    });
  });

  test("Bob himself, in another tab: it is his, and read", () => {
    const state = applyEvent(bobsPage(), frame("handoff_claimed", claimed(bob), 11));
    expect(state.cards[HANDOFF]).toMatchObject({ mine: true, seen: true });
  });

  test("Dora takes it over from Bob: it is not his any more, and what he did first is not told of her", () => {
    const before: LiveState = {
      ...bobsPage({ ...claimedByDora, claimed_by: personOf(bob), mine: true, seen: true }),
      firstActions: { [HANDOFF]: { at: later(20), kind: "note" } },
    };
    const taken = { ...claimed(dora), from: personOf(bob) };
    const state = applyEvent(before, frame("handoff_claimed", taken, 11));
    expect(state.cards[HANDOFF]).toMatchObject({ claimed_by: personOf(dora), mine: false, seen: true });
    expect(state.firstActions).toEqual({});
  });

  test("what the page has in no list: the lists missed it in between, so they are read again", () => {
    const elsewhere = frame("handoff_claimed", { ...claimed(dora), handoff_id: "elsewhere" }, 11);
    expect(applyEvent(bobsPage(), elsewhere).needs).toBe("refetch");
  });
});

describe("a claim ends", () => {
  const open = aSharedCard({ step_count: 9 });

  test.each(["handoff_released", "handoff_reassigned"] as const)(
    "%s: it arrives anew, still read",
    (name) => {
      const before = bobsPage({ ...claimedByDora, claimed_by: personOf(bob), mine: true, seen: true });
      const state = applyEvent(before, frame(name, { ...act, by: personOf(bob), card: open }, 11));
      expect(state.cards[HANDOFF]).toEqual({ ...open, mine: false, seen: true });
      expect(state.arrivals[HANDOFF]).toBe(11);
    },
  );

  test("by itself, because the lease lapsed: nobody did it, and it arrives anew", () => {
    const lapsed = frame("handoff_released", { ...act, by: null, card: open }, 11);
    const state = applyEvent(bobsPage(claimedByDora), lapsed);
    expect(state.cards[HANDOFF]).toMatchObject({ state: "open", claimed_by: null });
  });

  test("of what the page has in no list: whether it was read is unknown, so the lists are read again", () => {
    const released = { ...act, handoff_id: "handoff-9", by: null, card: aSharedCard({ id: "handoff-9" }) };
    expect(applyEvent(bobsPage(), frame("handoff_released", released, 11)).needs).toBe("refetch");
  });

  test("and what its claimer did first is forgotten", () => {
    const before = {
      ...bobsPage(claimedByDora),
      firstActions: { [HANDOFF]: { at: later(20), kind: "note" } },
    };
    const state = applyEvent(before, frame("handoff_released", { ...act, by: null, card: open }, 11));
    expect(state.firstActions).toEqual({});
  });
});

describe("a handoff ends", () => {
  test.each([
    frame("handoff_cancelled", { ...act, by: personOf(alice) }, 11),
    frame("handoff_handed_back", { ...act, by: personOf(dora) }, 11),
    frame("handoff_resolved", { ...act, by: personOf(dora), outcome: "resolved" }, 11),
    frame("handoff_resolved", { ...act, by: personOf(alice), outcome: "self_solved" }, 11),
  ])("$name: the card is gone, and its arrival with it", (event) => {
    const before = { ...bobsPage(claimedByDora), arrivals: { [HANDOFF]: 9 } };
    const state = applyEvent(before, event);
    expect(state.cards).toEqual({});
    expect(state.arrivals).toEqual({});
    expect(state.needs).toBeNull();
  });
});

describe("somebody opens the context", () => {
  const deliveries = { told: 3, seen: 1, unreachable: 1 };
  const opened = (by: typeof bob) =>
    frame("handoff_opened", { handoff_id: HANDOFF, by: personOf(by), at: later(60), deliveries }, 11);

  test("Dora: the numbers change, Bob's dot stays", () => {
    expect(applyEvent(bobsPage(), opened(dora)).cards[HANDOFF]).toMatchObject({ deliveries, seen: false });
  });

  test("Bob: his dot goes, on every page of his", () => {
    expect(applyEvent(bobsPage(), opened(bob)).cards[HANDOFF]).toMatchObject({ deliveries, seen: true });
  });

  test("Dora later than Bob: what Bob has read stays read", () => {
    expect(applyEvent(bobsPage({ seen: true }), opened(dora)).cards[HANDOFF]?.seen).toBe(true);
  });
});

describe("smaller news", () => {
  test("a mail was sent: the numbers change", () => {
    const deliveries = { told: 2, seen: 0, unreachable: 0 };
    const state = applyEvent(bobsPage(), frame("delivery_changed", { handoff_id: HANDOFF, deliveries }, 11));
    expect(state.cards[HANDOFF]?.deliveries).toEqual(deliveries);
  });

  test("Alice records a step: the card counts as many as the step's number", () => {
    const members = { session_id: "session-1", handoff_id: HANDOFF, step: aStep(17) };
    expect(applyEvent(bobsPage(), frame("session_step", members, 11)).cards[HANDOFF]?.step_count).toBe(17);
  });

  test("Dora acts first: when and how is kept", () => {
    const first = { handoff_id: HANDOFF, by: personOf(dora), at: later(90), kind: "action" };
    const state = applyEvent(bobsPage(claimedByDora), frame("handoff_first_action", first, 11));
    expect(state.firstActions[HANDOFF]).toEqual({ at: later(90), kind: "action" });
  });

  test.each([
    frame("handoff_assessment_ready", { handoff_id: HANDOFF, model_assessment: aModelAssessment() }, 11),
    frame("unknown", { anything: true }, 11),
  ])("$name moves only the position", (event) => {
    const before = bobsPage();
    expect(applyEvent(before, event)).toEqual({ ...before, position: { epoch: EPOCH, number: 11 } });
  });

  test.each([
    frame("delivery_changed", { handoff_id: "gone", deliveries: { told: 1, seen: 0, unreachable: 0 } }, 11),
    frame("session_step", { session_id: "s", handoff_id: "gone", step: aStep(3) }, 11),
    frame("handoff_cancelled", { ...act, handoff_id: "gone", by: null }, 11),
  ])("$name about a handoff that is not here any more changes no card", (event) => {
    const before = bobsPage();
    const state = applyEvent(before, event);
    expect(state.cards).toEqual(before.cards);
    expect(state.needs).toBeNull();
  });
});
