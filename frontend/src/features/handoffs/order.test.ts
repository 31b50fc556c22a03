import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Card, Priority } from "@/api/types";
import { applyEvent } from "@/stream/applyEvent";
import { emptyState, type LiveState, withLists } from "@/stream/state";
import { alice, bob, dora, personOf } from "@/testing/people";
import { aCard, aSharedCard, aStep, later } from "@/testing/records";
import { EPOCH, frame } from "@/testing/scriptedWire";
import { waitingTone } from "./formatWaiting";
import { holdInPlace } from "./holdInPlace";
import { groupCards, type QueueGroups } from "./order";

const at = (number: number) => ({ epoch: EPOCH, number });
const ids = (cards: Card[]) => cards.map((card) => card.id);

/** Bob's queue as it was loaded. */
function loaded(...cards: Card[]): LiveState {
  return withLists(emptyState(bob.id), [{ position: at(10), cards }]);
}

const waiting = (id: string, minute: number, priority: Priority = "normal") =>
  aCard({ id, priority, created_at: later(minute * 60) });
const claimed = (id: string, minute: number, by = dora) =>
  aCard({ id, state: "claimed", claimed_by: personOf(by), claimed_at: later(minute * 60) });
const cancelledFrame = (id: string, number: number) =>
  frame("handoff_cancelled", { handoff_id: id, session_id: "s", by: personOf(alice), at: later(0) }, number);

describe("where a card stands", () => {
  test("urgent and high first, then the longest waiting; low and normal are one", () => {
    const queue = loaded(
      waiting("normal, late", 9),
      waiting("low, early", 1, "low"),
      waiting("urgent, late", 8, "urgent"),
      waiting("high, early", 2, "high"),
      waiting("urgent, early", 3, "urgent"),
      waiting("normal, early", 0),
    );
    expect(ids(groupCards(queue).waiting)).toEqual([
      "urgent, early",
      "urgent, late",
      "high, early",
      "normal, early",
      "low, early",
      "normal, late",
    ]);
  });

  test("who arrived since the page was loaded stands above, newest first, whatever the priority", () => {
    let queue = loaded(waiting("before", 0, "urgent"));
    for (const number of [11, 12, 13]) {
      const card = aSharedCard({ id: `arrived ${number}`, priority: number === 11 ? "urgent" : "low" });
      queue = applyEvent(queue, frame("handoff_created", card, number));
    }
    const groups = groupCards(queue);
    expect(ids(groups.arrived)).toEqual(["arrived 13", "arrived 12", "arrived 11"]);
    expect(ids(groups.waiting)).toEqual(["before"]);
  });

  test("what is released arrives anew", () => {
    const released = {
      handoff_id: "taken",
      session_id: "s",
      by: null,
      at: later(60),
      card: aSharedCard({ id: "taken" }),
    };
    const queue = applyEvent(loaded(claimed("taken", 1)), frame("handoff_released", released, 11));
    expect(ids(groupCards(queue).arrived)).toEqual(["taken"]);
  });

  test("what others have stands below, the last one claimed first", () => {
    const queue = loaded(claimed("first", 1), claimed("last", 9), claimed("mine", 5, bob));
    expect(ids(groupCards(queue).pickedUp)).toEqual(["last", "mine", "first"]);
  });

  test("Bob's own escalations never wait in his own queue", () => {
    const queue = loaded(
      aCard({ id: "open", escalated_by: personOf(bob), created_at: later(2) }),
      aCard({ ...claimed("claimed", 1), escalated_by: personOf(bob), created_at: later(1) }),
    );
    expect(groupCards(queue)).toMatchObject({ arrived: [], waiting: [], pickedUp: [] });
    expect(ids(groupCards(queue).own)).toEqual(["claimed", "open"]);
  });

  test("two of the same moment keep one order", () => {
    const one = groupCards(loaded(waiting("b", 1), waiting("a", 1)));
    const other = groupCards(loaded(waiting("a", 1), waiting("b", 1)));
    expect(ids(one.waiting)).toEqual(ids(other.waiting));
  });
});

describe("nothing jumps", () => {
  const priorities = fc.constantFrom<Priority>("low", "normal", "high", "urgent");
  const queues = fc
    .array(fc.record({ priority: priorities, minute: fc.nat(90) }), { minLength: 1, maxLength: 12 })
    .map((cards) => cards.map(({ priority, minute }, index) => waiting(`h${index}`, minute, priority)));

  test("steps, mails and openings move no card", () => {
    fc.assert(
      fc.property(queues, fc.array(fc.tuple(fc.nat(2), fc.nat(20)), { maxLength: 10 }), (cards, news) => {
        let queue = loaded(...cards);
        const before = groupCards(queue);
        news.forEach(([kind, which], index) => {
          const handoff_id = cards[which % cards.length]?.id ?? "";
          const deliveries = { told: index, seen: 0, unreachable: 0 };
          const number = 11 + index;
          const events = [
            frame("delivery_changed", { handoff_id, deliveries }, number),
            frame("session_step", { session_id: "s", handoff_id, step: aStep(index + 5) }, number),
            frame("handoff_opened", { handoff_id, by: personOf(dora), at: later(9), deliveries }, number),
          ];
          const event = events[kind];
          if (event !== undefined) queue = applyEvent(queue, event);
        });
        expect(ids(groupCards(queue).waiting)).toEqual(ids(before.waiting));
      }),
    );
  });

  test("an arrival and a claim leave the others in their order", () => {
    fc.assert(
      fc.property(queues, fc.nat(20), (cards, which) => {
        const before = loaded(...cards);
        const taken = cards[which % cards.length]?.id ?? "";
        const after = applyEvent(
          applyEvent(before, frame("handoff_created", aSharedCard({ id: "new" }), 11)),
          cancelledFrame(taken, 12),
        );
        const others = ids(groupCards(before).waiting).filter((id) => id !== taken);
        expect(ids(groupCards(after).waiting)).toEqual(others);
      }),
    );
  });
});

describe("the card under the pointer or the focus", () => {
  const before = groupCards(loaded(waiting("a", 1), waiting("held", 2), waiting("c", 3)));

  function groupsAfter(...cards: Card[]): QueueGroups {
    return groupCards(loaded(...cards));
  }

  test("stays where it is when somebody claims it, and shows who", () => {
    const now = groupsAfter(waiting("a", 1), claimed("held", 5), waiting("c", 3));
    const shown = holdInPlace(before, now, "held");
    expect(ids(shown.waiting)).toEqual(["a", "held", "c"]);
    expect(shown.waiting[1]).toMatchObject({ state: "claimed", claimed_by: personOf(dora) });
    expect(shown.pickedUp).toEqual([]);
  });

  test("stays where it is when it is closed, and says that it has left", () => {
    const shown = holdInPlace(before, groupsAfter(waiting("a", 1), waiting("c", 3)), "held");
    expect(ids(shown.waiting)).toEqual(["a", "held", "c"]);
    expect(shown.waiting[1]?.state).toBe("cancelled");
  });

  test("stays at the end when all others have gone", () => {
    expect(ids(holdInPlace(before, groupsAfter(), "held").waiting)).toEqual(["held"]);
  });

  test("moves when the pointer has left", () => {
    const now = groupsAfter(waiting("a", 1), claimed("held", 5), waiting("c", 3));
    expect(holdInPlace(before, now, null)).toBe(now);
    expect(holdInPlace(before, now, "a")).toBe(now);
  });

  test("is simply new when the page has only just been loaded", () => {
    const now = groupsAfter(waiting("held", 1));
    expect(holdInPlace(null, now, "held")).toBe(now);
  });
});

describe("how pressing a wait is", () => {
  test.each([
    ["urgent", 2, "calm"],
    ["urgent", 3, "warm"],
    ["urgent", 10, "late"],
    ["high", 9, "calm"],
    ["high", 30, "late"],
    ["normal", 19, "calm"],
    ["normal", 20, "warm"],
    ["normal", 60, "late"],
    ["low", 59, "calm"],
    ["low", 240, "late"],
  ] as const)("%s after %i minutes: %s", (priority, minutes, tone) => {
    expect(waitingTone(minutes * 60, priority)).toBe(tone);
  });
});
