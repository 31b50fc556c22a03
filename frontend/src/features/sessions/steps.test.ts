import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeSteps } from "@/api/mergeSteps";
import type { Step } from "@/api/types";
import { alice, bob, dora, personOf } from "@/testing/people";
import { aHandoff, aStep, later } from "@/testing/records";
import { english } from "@/text";
import { firstActionOf, isUnacted, laneOf, nextAct, outcomeOf } from "./steps";
import { buildTimeline } from "./timeline/buildTimeline";
import { handoffSentence } from "./timeline/HandoffLine";

const numbers = (steps: Step[]) => steps.map((step) => step.number);
const by = (person: typeof alice) => ({ kind: "user" as const, ...personOf(person) });

describe("two lists of steps", () => {
  test("become one, in order, each step once", () => {
    const merged = mergeSteps([aStep(1), aStep(3)], [aStep(2), aStep(3)]);
    expect(numbers(merged)).toEqual([1, 2, 3]);
  });

  test("the whole text wins over a cut one, whichever came first", () => {
    const cut = aStep(1, { text: "A long…", truncated: true });
    const whole = aStep(1, { text: "A long story" });
    expect(mergeSteps([whole], [cut])[0]?.text).toBe("A long story");
    expect(mergeSteps([cut], [whole])[0]?.text).toBe("A long story");
  });

  test("are the same whatever came first or twice", () => {
    const list = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 30 });
    fc.assert(
      fc.property(list, list, (one, other) => {
        const steps = (given: number[]) => given.map((number) => aStep(number));
        const expected = [...new Set([...one, ...other])].sort((a, b) => a - b);
        expect(numbers(mergeSteps(steps(one), steps(other)))).toEqual(expected);
      }),
    );
  });
});

describe("what survives scrolling", () => {
  test("a question until a step answers it", () => {
    const question = aStep(1, { kind: "question" });
    expect(numbers(laneOf([question]).questions)).toEqual([1]);
    expect(laneOf([question, aStep(2, { kind: "answer", answers_step_id: "step-1" })]).questions).toEqual([]);
  });

  test("an action until it has an outcome, its own or that of its result", () => {
    const pending = aStep(1, { kind: "action", outcome: "pending" });
    const result = aStep(2, { kind: "result", outcome: "failed", answers_step_id: "step-1" });
    expect(numbers(laneOf([pending]).actions)).toEqual([1]);
    expect(laneOf([pending, result]).actions).toEqual([]);
    expect(laneOf([aStep(1, { kind: "action", outcome: "worked" })]).actions).toEqual([]);
  });

  test("an action whose result says nothing yet goes on", () => {
    const steps = [aStep(1, { kind: "action" }), aStep(2, { kind: "note", answers_step_id: "step-1" })];
    expect(numbers(laneOf(steps).actions)).toEqual([1]);
  });

  test("facts, the newest first", () => {
    const steps = [aStep(1, { kind: "fact" }), aStep(2), aStep(3, { kind: "fact" })];
    expect(numbers(laneOf(steps).facts)).toEqual([3, 1]);
  });

  test("an action's outcome is that of the latest step that answers it", () => {
    const action = aStep(1, { kind: "action", outcome: "pending" });
    const first = aStep(2, { kind: "result", outcome: "failed", answers_step_id: "step-1" });
    const second = aStep(3, { kind: "result", outcome: "worked", answers_step_id: "step-1" });
    expect(outcomeOf(action, [action])).toBe("pending");
    expect(outcomeOf(action, [action, first, second])).toBe("worked");
    expect(outcomeOf(aStep(4), [action])).toBeNull();
  });
});

describe("Bob's first action", () => {
  const claimed = aHandoff({ state: "claimed", claimed_by: personOf(bob), claimed_at: later(120) });
  const bobs = aStep(3, { author: by(bob), created_at: later(150) });

  test("is his first step after the claim, not Alice's and not one before it", () => {
    const before = aStep(1, { author: by(bob), created_at: later(60) });
    const alices = aStep(2, { author: by(alice), created_at: later(130) });
    expect(firstActionOf(claimed, [before, alices, bobs])).toBe(bobs);
    expect(firstActionOf(aHandoff(), [bobs])).toBeNull();
  });

  test("has not happened until he records something or did something elsewhere", () => {
    expect(isUnacted(claimed, [], bob.id)).toBe(true);
    expect(isUnacted(claimed, [bobs], bob.id)).toBe(false);
    expect(isUnacted({ ...claimed, first_action_at: later(140) }, [], bob.id)).toBe(false);
    expect(isUnacted(claimed, [], dora.id)).toBe(false);
    expect(isUnacted(aHandoff(), [], bob.id)).toBe(false);
  });
});

describe("the session as a story", () => {
  const kinds = (steps: Step[], handoffs = [aHandoff()]) =>
    buildTimeline(steps, handoffs).map((row) => (row.kind === "author" ? row.author.name : "handed over"));

  test("steps of one author in a row stand together", () => {
    const steps = [aStep(1), aStep(2), aStep(3, { author: by(bob) }), aStep(4)];
    expect(kinds(steps, [])).toEqual([alice.name, bob.name, alice.name]);
  });

  test("a hand-over stands between what was before and after it", () => {
    const steps = [aStep(1, { created_at: later(-60) }), aStep(2, { created_at: later(60) })];
    expect(kinds(steps)).toEqual([alice.name, "handed over", alice.name]);
    expect(kinds([])).toEqual(["handed over"]);
  });

  test("a result that follows its action at once is told with it", () => {
    const action = aStep(1, { kind: "action" });
    const result = aStep(2, { kind: "result", answers_step_id: "step-1" });
    const [row] = buildTimeline([action, result], []);
    expect(row).toMatchObject({ entries: [{ step: action, reply: result }] });
  });

  test("a result of somebody else, or later, is told by itself", () => {
    const action = aStep(1, { kind: "action" });
    const bobs = aStep(2, { kind: "result", answers_step_id: "step-1", author: by(bob) });
    const late = aStep(3, { kind: "result", answers_step_id: "step-1" });
    expect(buildTimeline([action, bobs], [])).toHaveLength(2);
    const [row] = buildTimeline([action, aStep(2), late], []);
    expect(row).toMatchObject({ entries: [{ reply: null }, { reply: null }, { reply: null }] });
  });

  test("her short word to the guide stands with what it asked; a long one is a step of hers", () => {
    const guide = { author: { kind: "guide", id: null, name: "" } } as const;
    const question = aStep(1, { kind: "question", ...guide });
    const tapped = aStep(2, { kind: "answer", text: "Yes", answers_step_id: "step-1" });
    const action = aStep(3, { kind: "action", ...guide });
    const worked = aStep(4, { kind: "result", text: "Worked", answers_step_id: "step-3" });
    expect(buildTimeline([question, tapped, action, worked], [])).toMatchObject([
      {
        entries: [
          { step: question, reply: tapped },
          { step: action, reply: worked },
        ],
      },
    ]);
    const long = aStep(2, { kind: "answer", text: "First this.\nThen that.", answers_step_id: "step-1" });
    expect(buildTimeline([question, long], [])).toHaveLength(2);
  });
});

describe("after the guide's last word", () => {
  const guide = { kind: "guide", id: null, name: "" } as const;
  const lastWord = aStep(3, { kind: "message", author: guide });
  const outcome = (which: Step["outcome"]) => aStep(2, { kind: "result", outcome: which });

  test("comes resolving when the last thing worked, escalating when it did not, else neither", () => {
    expect(nextAct([outcome("worked"), lastWord])).toBe("resolve");
    expect(nextAct([outcome("failed"), lastWord])).toBe("escalate");
    expect(nextAct([aStep(2, { kind: "answer" }), lastWord])).toBeNull();
    expect(nextAct([outcome("worked"), lastWord, aStep(4)])).toBeNull();
    expect(nextAct([])).toBeNull();
  });
});

describe("the sentence of a hand-over", () => {
  const clock = { clock: (at: Date) => at.toISOString().slice(11, 16) };
  const sentence = (reader: string, change = {}, steps: Step[] = []) =>
    handoffSentence(aHandoff(change), steps, reader, clock, english);
  const claimed = { state: "claimed", claimed_by: personOf(bob), claimed_at: later(120) } as const;

  test("for Dora names both, for each of them says you", () => {
    expect(sentence(dora.id, claimed)).toBe("Alice Moreau escalated at 09:00, Bob Anders picked up at 09:02");
    expect(sentence(alice.id, claimed)).toBe("You escalated at 09:00, Bob Anders picked up at 09:02");
    expect(sentence(bob.id, claimed)).toBe("Alice Moreau escalated at 09:00, you picked up at 09:02");
  });

  test("says after how long the first action came, and how it ended", () => {
    const steps = [aStep(1, { author: by(bob), created_at: later(162) })];
    expect(sentence(dora.id, { ...claimed, state: "handed_back" }, steps)).toContain(
      "first action after 42 s, handed back",
    );
    expect(sentence(dora.id, { state: "self_solved" })).toContain("solved before anybody picked it up");
  });
});
