import { describe, expect, test } from "vitest";
import type { Rung } from "@/api/types";
import { aCard, later, T0 } from "@/testing/records";
import { english } from "@/text";
import { timeFormats } from "@/ui/formatTime";
import { ladderAt, ladderWords, unownedSince } from "./rungs";

const minute = (count: number) => later(count * 60);
const at = (count: number) => Date.parse(minute(count));
const rung = (count: number, tell: Rung["tell"], tier: number | null = null): Rung => ({
  at: minute(count),
  tell,
  tier,
});
const card = aCard({
  created_at: T0,
  ladder: [rung(30, "tier", 3), rung(10, "again"), rung(60, "admins"), rung(90, "banner")],
});
const words = (now: number) => {
  const ladder = ladderAt(card, now);
  return ladder === null
    ? null
    : ladderWords(ladder, now, timeFormats("Europe/Berlin", english.locale), english);
};

describe("the ladder of a handoff that has waited", () => {
  test.each([
    [0, [0, 0, 0, 0], "next: told again at 10:10"],
    [5, [0.5, 0, 0, 0], "next: told again at 10:10"],
    [10, [1, 0, 0, 0], "next: tier 3 at 10:30"],
    [20, [1, 0.5, 0, 0], "next: tier 3 at 10:30"],
    [45, [1, 1, 0.5, 0], "next: admins at 11:00"],
    [89, [1, 1, 1, 29 / 30], "next: unowned at 11:30"],
    [500, [1, 1, 1, 1], "unowned since 11:30"],
  ])("%i minutes: %j, %s", (minutes, fills, sentence) => {
    expect(ladderAt(card, at(minutes))?.fills).toEqual(fills);
    expect(words(at(minutes))).toBe(sentence);
  });

  test("a step over the weekend names its day", () => {
    const over = aCard({ created_at: T0, ladder: [rung(3 * 24 * 60, "admins")] });
    const ladder = ladderAt(over, at(0));
    expect(ladder && ladderWords(ladder, at(0), timeFormats("Europe/Berlin", english.locale), english)).toBe(
      "next: admins at Thu 10:00",
    );
  });

  test("there is none without rungs, nor for what somebody has", () => {
    expect(ladderAt(aCard({ created_at: T0 }), at(5))).toBeNull();
    expect(ladderAt({ ...card, state: "claimed" }, at(5))).toBeNull();
  });

  test("two rungs of one moment are both climbed at it", () => {
    const both = aCard({ created_at: T0, ladder: [rung(10, "again"), rung(10, "admins")] });
    expect(ladderAt(both, at(9))?.fills).toEqual([0.9, 0]);
    expect(ladderAt(both, at(10))?.fills).toEqual([1, 1]);
  });
});

describe("still unowned", () => {
  test("is what a banner's rung says that has passed, while it is open", () => {
    expect(unownedSince(card, at(89))).toBeNull();
    expect(unownedSince(card, at(90))).toBe(minute(90));
    expect(unownedSince({ ...card, state: "claimed" }, at(99))).toBeNull();
  });
});
