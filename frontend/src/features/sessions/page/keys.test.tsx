import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { NewStep, Session, Step } from "@/api/types";
import { fakeNetwork, json } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, bob, victor } from "@/testing/people";
import { aCard, aSession, aStep } from "@/testing/records";
import { SessionPage } from "../SessionPage";

const network = fakeNetwork();
const GUIDE = "POST /ai-sessions/session-1/guide";
const STEPS = "POST /ai-sessions/session-1/steps";
const guide = { kind: "guide", id: null, name: "" } as const;
const offer = { answers: [], commands: [], expect: null, citations: [] };
const question = (number: number) =>
  aStep(number, { kind: "question", author: guide, guide: { ...offer, answers: ["Yes", "No"] } });
let session: Session;
let steps: Step[];

beforeEach(() => {
  session = aSession({ step_count: 1 });
  steps = [];
  network.on("GET /ai-sessions/session-1", () => json(session));
  network.on("GET /ai-sessions/session-1/steps", () => json({ items: steps, next_cursor: null }));
  network.on("GET /ai-sessions/session-1/files", () => json({ items: [] }));
  network.on("GET /ai-sessions/session-1/similar", () => json({ items: [] }));
  network.on(GUIDE, () => json(question(steps.length + 2), 201));
  network.on(STEPS, ({ body }) => json(aStep(steps.length + 1, body as NewStep), 201));
});

const open = async (me = alice) => {
  const page = await show(<SessionPage />, { me, at: "/pilot/session-1", cards: [aCard()] });
  await screen.findByRole("region", { name: "Steps" });
  return page;
};
const box = () => screen.getByRole("textbox", { name: "Your message" });
const chosen = () =>
  within(screen.getByRole("group", { name: "Kind of step" })).getByRole("button", { pressed: true });

describe("Alice works with single keys", () => {
  test("one asks the guide; in the text box it is a letter until she leaves it with Esc", async () => {
    const { user } = await open();
    await user.type(box(), "g");
    expect(network.of(GUIDE)).toEqual([]);
    await user.keyboard("{Escape}g");
    expect(box()).toHaveValue("g");
    await waitFor(() => expect(network.of(GUIDE)).toHaveLength(1));
  });

  test("a letter begins a step of its kind, and is not itself written", async () => {
    const { user } = await open();
    await user.keyboard("f");
    expect(box()).toHaveFocus();
    expect(box()).toHaveValue("");
    expect(chosen()).toHaveTextContent("Fact");
    await user.keyboard("{Escape}q");
    expect(chosen()).toHaveTextContent("Question");
  });

  test("she answers the guide's question in her own words", async () => {
    steps = [question(1)];
    const { user } = await open();
    await user.keyboard("o");
    await user.keyboard("Only after lunch{Control>}{Enter}{/Control}");
    await waitFor(() => expect(network.of(STEPS)).toHaveLength(1));
    expect(network.of(STEPS)[0]?.body).toEqual({
      kind: "answer",
      text: "Only after lunch",
      answers_step_id: "step-1",
    });
    await waitFor(() => expect(network.of(GUIDE)).toHaveLength(1));
    expect(document.body).toHaveFocus();
  });

  test("a question without ready answers is asked of her as well", async () => {
    steps = [aStep(1, { kind: "question", author: guide, guide: offer })];
    const { user } = await open();
    const asked = screen.getByRole("group", { name: /Answers to/ });
    await user.click(within(asked).getByRole("button", { name: /^Answer/ }));
    expect(chosen()).toHaveTextContent("Answer");
    expect(box()).toHaveFocus();
  });

  test("her own question waits for somebody else", async () => {
    steps = [aStep(1, { kind: "question", text: "Which policy blocks her?" })];
    await open();
    expect(screen.queryByRole("group", { name: /Answers to/ })).not.toBeInTheDocument();
  });

  test("the commands of the action under way are copied together", async () => {
    steps = [
      aStep(1, {
        kind: "action",
        outcome: "pending",
        guide: { ...offer, commands: ["one", "two"] },
        author: guide,
      }),
    ];
    const { user } = await open();
    const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    await user.keyboard("c");
    expect(write.mock.calls).toEqual([["one\ntwo"]]);
  });

  test("escalate and resolve open, and rest under one another", async () => {
    const { user } = await open();
    await user.keyboard("e");
    expect(await screen.findByRole("dialog", { name: "Escalate this session" })).toBeInTheDocument();
    await user.keyboard("{Escape}d");
    const resolve = await screen.findByRole("dialog", { name: "Resolve this session" });
    await user.keyboard("{Tab}{Tab}{Tab}e");
    expect(screen.getAllByRole("dialog")).toEqual([resolve]);
  });

  test("after an answer given with Enter the keyboard stays with what is asked next", async () => {
    steps = [question(1)];
    const { user } = await open();
    screen.getByRole("button", { name: /^Yes/ }).focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(network.of(GUIDE)).toHaveLength(1));
    await screen.findByRole("group", { name: /Answers to/ });
    await user.tab();
    expect(screen.getByRole("button", { name: /^Yes/ })).toHaveFocus();
  });
});

describe("others", () => {
  test("Bob follows: he can write a note by key, but not escalate", async () => {
    session = aSession({ status: "escalated", my_part: "follows", escalated_to_id: "user-dora" });
    const { user } = await open(bob);
    await user.keyboard("eg");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    expect(network.of(GUIDE)).toEqual([]);
    await user.keyboard("n");
    expect(box()).toHaveFocus();
  });

  test("Victor only reads: no key does anything to the session", async () => {
    session = aSession({ my_part: "reads", status: "escalated" });
    const { user } = await open(victor);
    await user.keyboard("edgnt");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });
});

test("a step that lands while an older answer is under way does not go away again", async () => {
  const { user } = await open();
  let answer: (older: Response) => void = () => undefined;
  const older = new Promise<Response>((resolve) => {
    answer = resolve;
  });
  network.on("GET /ai-sessions/session-1/steps", () => older);
  window.dispatchEvent(new Event("visibilitychange"));
  await waitFor(() => expect(network.of("GET /ai-sessions/session-1/steps")).toHaveLength(2));
  await user.keyboard("n");
  await user.keyboard("Her desk is on floor 2{Control>}{Enter}{/Control}");
  expect(await screen.findByText("Her desk is on floor 2")).toBeInTheDocument();
  answer(json({ items: [aStep(7, { text: "Read later" })], next_cursor: null }));
  expect(await screen.findByText("Read later")).toBeInTheDocument();
  expect(screen.getByText("Her desk is on floor 2")).toBeInTheDocument();
});
