import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountAfter, wishes } from "@/testing/histories";
import { alice, bob, dora } from "@/testing/people";
import { applyEvent } from "./applyEvent";
import type { LiveEvent } from "./events";
import { type CardList, emptyState, type LiveState, withLists } from "./state";

const reader = fc.constantFrom(alice.id, bob.id, dora.id);

/** The page after these lists and frames; lists that missed a card are read again as of the end. */
function pageAfter(who: string, lists: CardList[], frames: readonly LiveEvent[]): LiveState {
  return frames.reduce(applyEvent, withLists(emptyState(who), lists));
}

describe("whatever people do in the account", () => {
  test("the frames from nothing on give what a fresh list gives", () => {
    fc.assert(
      fc.property(wishes, reader, (history, who) => {
        const account = accountAfter(history);
        const page = pageAfter(who, account.lists(who, 0), account.frames);
        expect(page.cards).toEqual(account.cardsFor(who));
        expect(page.needs).toBeNull();
      }),
    );
  });

  test("a page may begin at any moment", () => {
    fc.assert(
      fc.property(wishes, reader, fc.nat(40), (history, who, beginning) => {
        const account = accountAfter(history);
        const begun = Math.min(beginning, account.head);
        const page = pageAfter(who, account.lists(who, begun), account.frames.slice(begun));
        expect(page.cards).toEqual(account.cardsFor(who));
      }),
      { numRuns: 1_000 },
    );
  });

  test("the lists may stand at three different moments, unless the page says that it missed something", () => {
    const moments = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40));
    fc.assert(
      fc.property(wishes, reader, moments, (history, who, asked) => {
        const account = accountAfter(history);
        const [open, own, claimed] = asked.map((moment) => Math.min(moment, account.head));
        const page = pageAfter(who, account.lists(who, open, own, claimed), account.frames);
        if (page.needs === null) expect(page.cards).toEqual(account.cardsFor(who));
        else expect(page.needs).toBe("refetch");
      }),
      { numRuns: 500 },
    );
  });

  test("frames that come twice, or again from an earlier place, change nothing", () => {
    const places = fc.array(fc.tuple(fc.nat(40), fc.nat(8)), { maxLength: 12 });
    fc.assert(
      fc.property(wishes, reader, places, (history, who, replays) => {
        const account = accountAfter(history);
        let page = withLists(emptyState(who), account.lists(who, 0));
        for (const [until, back] of replays) {
          const reached = page.position?.number ?? 0;
          const from = Math.max(0, reached - back);
          page = account.frames.slice(from, Math.max(until, reached)).reduce(applyEvent, page);
        }
        page = account.frames.slice(page.position?.number ?? 0).reduce(applyEvent, page);
        expect(page.cards).toEqual(account.cardsFor(who));
        expect(page.needs).toBeNull();
      }),
    );
  });

  test("a frame that never came is noticed at the next one", () => {
    fc.assert(
      fc.property(wishes, fc.nat(40), (history, lost) => {
        const account = accountAfter(history);
        fc.pre(lost < account.head - 1);
        const frames = account.frames.filter((_, index) => index !== lost);
        expect(pageAfter(bob.id, account.lists(bob.id, 0), frames).needs).toBe("refetch");
      }),
    );
  });
});
