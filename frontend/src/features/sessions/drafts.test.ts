import { describe, expect, test } from "vitest";
import { alice, bob, dora, personOf, victor } from "@/testing/people";
import { aHandoff, aSession, aStep } from "@/testing/records";
import { actsFor, holderOf, kindsFor } from "./acts";
import { type StepDraft, stepFrom } from "./composer/stepFrom";
import { EMPTY_DRAFT, handoffFrom, hintsFor, problemInTitle, tooLongBy } from "./escalate/escalateDraft";
import { EMPTY_SESSION, isReady, overLimits, sessionFrom } from "./newSession";

describe("what one may do with Alice's session", () => {
  const waiting = aSession({ status: "requesting_escalation", handoff: aHandoff() });
  const taken = aSession({
    status: "escalated",
    escalated_to_id: bob.id,
    escalated_to: personOf(bob),
    handoff: aHandoff({ state: "claimed", claimed_by: personOf(bob) }),
  });
  const acts = (who: typeof alice, session = aSession()) => [...actsFor(who, session)].sort();

  test("Alice, while it is hers", () => {
    expect(acts(alice)).toEqual(["abandon", "escalate", "guide", "pause", "resolve"]);
    expect(acts(alice, aSession({ status: "paused" }))).toEqual(["abandon", "escalate", "resolve", "resume"]);
  });

  test("Alice, while it waits: she goes on, or cancels", () => {
    expect(acts(alice, waiting)).toEqual(["abandon", "cancel", "guide", "resolve"]);
  });

  test("Alice, after Bob's claim: nothing but reading along", () => {
    expect(acts(alice, taken)).toEqual([]);
  });

  test("Bob, before and after his claim: everything but escalate", () => {
    expect(acts(bob, waiting)).toEqual([]);
    expect(acts(bob, taken)).toEqual(["abandon", "guide", "handBack", "release", "resolve"]);
  });

  test("Dora, an admin, may cancel what others have", () => {
    expect(acts(dora, waiting)).toEqual(["cancel"]);
    expect(acts(dora, taken)).toEqual(["cancel"]);
  });

  test("an admin who claimed it herself hands it back instead", () => {
    const hers = aSession({
      status: "escalated",
      escalated_to_id: dora.id,
      handoff: aHandoff({ state: "claimed", claimed_by: personOf(dora) }),
    });
    expect(acts(dora, hers)).not.toContain("cancel");
  });

  test("a viewer may do nothing, and nobody anything once it is over", () => {
    expect(acts(victor)).toEqual([]);
    expect(acts(alice, aSession({ status: "resolved" }))).toEqual([]);
    expect(acts(alice, aSession({ status: "abandoned" }))).toEqual([]);
  });

  test("its holder is the claimer, else the owner", () => {
    expect(holderOf(waiting)).toBe(alice.id);
    expect(holderOf(taken)).toBe(bob.id);
  });

  test("who works on it records everything, who follows notes and answers, others nothing", () => {
    expect(kindsFor(taken)).toHaveLength(7);
    expect(kindsFor({ ...taken, my_part: "follows" })).toEqual(["note", "answer"]);
    expect(kindsFor({ ...taken, my_part: "reads" })).toEqual([]);
    expect(kindsFor(aSession({ status: "paused" }))).toEqual([]);
  });
});

describe("a step", () => {
  const draft = (change: Partial<StepDraft> & { kind: NonNullable<StepDraft["kind"]> }) => ({
    text: "Restarted it",
    outcome: null,
    answers: null,
    ...change,
  });
  const pending = aStep(1, { kind: "action", outcome: "pending" });
  const question = aStep(2, { kind: "question" });

  test("without words is none", () => {
    expect(stepFrom(draft({ kind: "note", text: "  \n" }), [])).toBeNull();
  });

  test("is its words, without the space around them", () => {
    expect(stepFrom(draft({ kind: "note", text: " Restarted it \n" }), [])).toEqual({
      kind: "note",
      text: "Restarted it",
    });
  });

  test("that is an action is still under way until somebody says what came of it", () => {
    expect(stepFrom(draft({ kind: "action" }), [])?.outcome).toBe("pending");
    expect(stepFrom(draft({ kind: "action", outcome: "worked" }), [])?.outcome).toBe("worked");
  });

  test("that is a result belongs to the newest action under way", () => {
    const steps = [pending, aStep(3, { kind: "action" })];
    expect(stepFrom(draft({ kind: "result", outcome: "failed" }), steps)).toMatchObject({
      outcome: "failed",
      answers_step_id: "step-3",
    });
    expect(stepFrom(draft({ kind: "result", answers: "step-1" }), steps)?.answers_step_id).toBe("step-1");
  });

  test("that is an answer belongs to the newest open question", () => {
    expect(stepFrom(draft({ kind: "answer" }), [pending, question])?.answers_step_id).toBe("step-2");
    expect(stepFrom(draft({ kind: "answer" }), [])).not.toHaveProperty("answers_step_id");
  });

  test("that is a note belongs to nothing, and has no outcome", () => {
    const note = stepFrom(draft({ kind: "note", outcome: "worked", answers: "step-1" }), [pending]);
    expect(Object.keys(note ?? {})).toEqual(["kind", "text"]);
  });
});

describe("an escalation", () => {
  const draft = { ...EMPTY_DRAFT, reason: " The sign-in log says 53000. " };

  test("leaves out what nobody wrote", () => {
    expect(handoffFrom(draft, "escalate", "Europe/Berlin")).toEqual({
      intent: "escalate",
      reason: "The sign-in log says 53000.",
      priority: "normal",
    });
  });

  test("has its deadline by the account's clock", () => {
    const full = { ...draft, notes: " x ", targetUserId: bob.id, neededBy: "2026-11-23T12:00" };
    expect(handoffFrom(full, "park", "Europe/Berlin")).toMatchObject({
      intent: "park",
      notes: "x",
      target_user_id: bob.id,
      needed_by: "2026-11-23T11:00:00.000Z",
    });
  });

  test("fits, or says by how much it does not", () => {
    expect(tooLongBy(draft)).toBeNull();
    expect(tooLongBy({ ...draft, reason: "x".repeat(2_003) })).toEqual({ field: "reason", over: 3 });
    expect(tooLongBy({ ...draft, notes: "x".repeat(20_001) })).toEqual({ field: "notes", over: 1 });
  });

  test("of an empty session hints at everything, the most useful first", () => {
    const bare = aSession({ client_name: null, ticket_ref: null });
    expect(hintsFor(bare, [], { ...EMPTY_DRAFT, reason: "Stuck" })).toEqual([
      "attempt",
      "short",
      "fact",
      "client",
      "ticket",
      "deadline",
    ]);
  });

  test("hints at an action without an outcome, and at nothing when nothing is missing", () => {
    const fact = aStep(1, { kind: "fact" });
    const full = { ...draft, neededBy: "2026-11-23T12:00" };
    const pending = aStep(2, { kind: "action", outcome: "pending" });
    expect(hintsFor(aSession(), [fact, pending], full)).toEqual(["outcome"]);
    expect(hintsFor(aSession(), [fact, { ...pending, outcome: "failed" }], full)).toEqual([]);
  });

  test("is announced with the first line of the problem, at most 70 characters", () => {
    expect(problemInTitle("\n Outlook is slow \nsince Monday")).toBe("Outlook is slow");
    expect(problemInTitle("x".repeat(70))).toBe("x".repeat(70));
    expect([...problemInTitle("👩".repeat(71))]).toHaveLength(70);
    expect(problemInTitle("")).toBe("");
  });
});

describe("a new session", () => {
  test("needs a problem and nothing else", () => {
    expect(isReady(EMPTY_SESSION)).toBe(false);
    expect(isReady({ ...EMPTY_SESSION, problem: " \n" })).toBe(false);
    expect(isReady({ ...EMPTY_SESSION, problem: "No mail" })).toBe(true);
  });

  test("says which text is too long, and by how much", () => {
    const draft = { ...EMPTY_SESSION, problem: "No mail", client: "x".repeat(205) };
    expect(overLimits(draft).client).toBe(5);
    expect(isReady(draft)).toBe(false);
  });

  test("leaves out what nobody wrote", () => {
    const draft = { ...EMPTY_SESSION, problem: " No mail ", ticket: " 48213 " };
    expect(sessionFrom(draft)).toEqual({ priority: "normal", problem: "No mail", ticket_ref: "48213" });
  });

  test("a log pasted as the problem is kept whole, and its first line is the problem", () => {
    const log = Array.from({ length: 10_000 }, (_, line) => `line ${line}`).join("\n");
    const draft = { ...EMPTY_SESSION, problem: `${log}\n` };
    expect(isReady(draft)).toBe(true);
    expect(sessionFrom(draft)).toEqual({ priority: "normal", problem: "line 0", intake: log });
    expect(isReady({ ...draft, intake: "Another log" })).toBe(false);
  });
});
