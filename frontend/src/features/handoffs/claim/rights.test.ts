import { describe, expect, test } from "vitest";
import { alice, bob, dora, personOf, victor } from "@/testing/people";
import { aHandoff, later } from "@/testing/records";
import { isAsked, mayReassign, mayTakeOver } from "./rights";

const taken = aHandoff({ state: "claimed", claimed_by: personOf(bob), claimed_at: later(60) });
const asked = { ...taken, asked_at: later(660) };
const acted = { ...asked, first_action_at: later(700) };
const eve = { ...bob, id: "eve", name: "Eve Lund" };

describe("Bob has picked up what Alice escalated", () => {
  test("he was asked while nothing of his is recorded", () => {
    expect(isAsked(taken)).toBe(false);
    expect(isAsked(asked)).toBe(true);
    expect(isAsked(acted)).toBe(false);
  });

  test("Eve, an engineer, may take it over once he was asked and has not acted", () => {
    expect([taken, asked, acted].map((handoff) => mayTakeOver(eve, handoff))).toEqual([false, true, false]);
  });

  test("Dora, an admin, may at any time, also reassign it", () => {
    expect([taken, asked, acted].map((handoff) => mayTakeOver(dora, handoff))).toEqual([true, true, true]);
    expect(mayReassign(dora, taken)).toBe(true);
    expect(mayReassign(dora, aHandoff())).toBe(true);
    expect(mayReassign(dora, aHandoff({ state: "resolved" }))).toBe(false);
  });

  test("Alice never may, nor Bob himself, nor Victor, who only reads", () => {
    for (const person of [alice, { ...alice, role: "admin" as const }, bob, victor])
      expect(mayTakeOver(person, asked)).toBe(false);
    for (const person of [alice, bob, victor]) expect(mayReassign(person, asked)).toBe(false);
  });

  test("nobody takes over what is open", () => {
    expect(mayTakeOver(dora, aHandoff())).toBe(false);
  });
});
