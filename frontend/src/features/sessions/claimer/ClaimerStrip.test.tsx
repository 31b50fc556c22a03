import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { Handoff, Person, Session, Step } from "@/api/types";
import { fakeNetwork, json, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, bob, personOf, victor } from "@/testing/people";
import { aCard, aContext, ago, aHandoff, aSession, aStep } from "@/testing/records";
import { SessionPage } from "../SessionPage";

const network = fakeNetwork();
const ACTS = ["questions", "read-back", "rating", "started-outside"] as const;
const of = (act: (typeof ACTS)[number]) => network.of(`POST /escalations/handoff-1/${act}`);
let handoff: Handoff;
let steps: Step[];

const session = (): Session =>
  aSession({
    status: handoff.state === "claimed" ? "escalated" : "requesting_escalation",
    escalated_to_id: handoff.claimed_by?.id ?? null,
    escalated_to: handoff.claimed_by,
    handoff,
  });

beforeEach(() => {
  handoff = aHandoff({ state: "claimed", claimed_by: personOf(bob), claimed_at: ago(2), had_enough: null });
  steps = [];
  network.on("GET /ai-sessions/session-1", () => json(session()));
  network.on("GET /ai-sessions/session-1/steps", () => json({ items: steps, next_cursor: null }));
  network.on("GET /ai-sessions/session-1/files", () => json({ items: [] }));
  network.on("GET /ai-sessions/session-1/similar", () => json({ items: [] }));
  network.on("GET /escalations/handoff-1", () => json(aContext()));
  for (const act of ACTS)
    network.on(`POST /escalations/handoff-1/${act}`, ({ body }) => {
      if (act === "read-back") handoff = { ...handoff, read_back: (body as { text: string }).text };
      if (act === "rating") handoff = { ...handoff, had_enough: (body as { enough: boolean }).enough };
      if (act === "started-outside") handoff = { ...handoff, first_action_at: ago(0) };
      return json(handoff);
    });
});

const open = (me = bob) => show(<SessionPage />, { me, at: "/pilot/session-1", cards: [aCard()] });
const story = () => screen.findByRole("region", { name: "Steps" });
const strip = () => screen.queryByRole("region", { name: "Your pick-up" });

test("Bob reads back in one line, and it stands in the story for both", async () => {
  const { user, unmount } = await open();
  await story();
  await user.keyboard("b");
  expect(screen.getByRole("textbox", { name: "Tell Alice in one line how you understand it" })).toHaveFocus();
  await user.keyboard("A stale device{Enter}");
  await waitFor(async () => expect(await story()).toHaveTextContent("You understood: “A stale device”"));
  expect(of("read-back").map(({ body }) => body)).toEqual([{ text: "A stale device" }]);
  expect(
    screen.queryByRole("textbox", { name: "Tell Alice in one line how you understand it" }),
  ).not.toBeInTheDocument();
  unmount();
  await open(alice);
  expect(await story()).toHaveTextContent("Bob Anders understood: “A stale device”");
  expect(strip()).not.toBeInTheDocument();
});

test("asked once, he says that he began elsewhere; then one tap says whether he had what he needed", async () => {
  const { user } = await open();
  await story();
  expect(screen.queryByRole("group", { name: "Did the handover tell you enough?" })).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "I'm working on it elsewhere" }));
  await user.click(await screen.findByRole("button", { name: "Cancel" }));
  expect(of("started-outside")).toEqual([]);
  await user.click(screen.getByRole("button", { name: "I'm working on it elsewhere" }));
  await user.click(await screen.findByRole("button", { name: "Yes, I have begun" }));
  const enough = await screen.findByRole("group", { name: "Did the handover tell you enough?" });
  await user.click(within(enough).getByRole("button", { name: "No" }));
  await waitFor(async () => expect(await story()).toHaveTextContent("You did not have what you needed."));
  await user.click(screen.getByRole("button", { name: "Change" }));
  await waitFor(() =>
    expect(of("rating").map(({ body }) => body)).toEqual([{ enough: false }, { enough: true }]),
  );
});

test("he is told when it has moved on", async () => {
  network.on("POST /escalations/handoff-1/started-outside", () => problem(409, "wrong_state"));
  const { user } = await open();
  await story();
  await user.click(screen.getByRole("button", { name: "I'm working on it elsewhere" }));
  await user.click(await screen.findByRole("button", { name: "Yes, I have begun" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("moved on in the meantime");
});

describe("in practice", () => {
  const FLOWPILOT = { id: "practice", name: "FlowPilot" };
  const practise = (ended_by: Person | null, status: Session["status"]) =>
    network.on("GET /ai-sessions/session-1", () => json({ ...session(), status, practice: { ended_by } }));

  test("nobody is there whom Bob could ask or tell anything", async () => {
    handoff = { ...handoff, escalated_by: FLOWPILOT };
    practise(null, "escalated");
    await open();
    await story();
    expect(screen.getByText(/This is practice: record something/)).toBeInTheDocument();
    expect(strip()).not.toBeInTheDocument();
    expect(screen.queryByText(/FlowPilot is following/)).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Ask FlowPilot" })).not.toBeInTheDocument();
  });

  test("Bob is thanked when Alice ends it, and does not read that he gave it up", async () => {
    const created_at = ago(1);
    const claimed_at = new Date(Date.parse(created_at) + 32_000).toISOString();
    const ended = { state: "cancelled" as const, outcome: "cancelled" as const, ended_at: ago(0) };
    handoff = { ...handoff, ...ended, escalated_by: FLOWPILOT, created_at, claimed_at };
    practise(personOf(alice), "abandoned");
    await open();
    await story();
    expect(
      screen.getByText("Alice Moreau ended the practice. Thank you, it reached you after 32 s."),
    ).toBeInTheDocument();
    expect(strip()).not.toBeInTheDocument();
    expect(screen.queryByRole("region", { name: "How it ended" })).not.toBeInTheDocument();
  });
});

test("he asks Alice without having claimed it; she cannot ask herself, nor can a viewer ask", async () => {
  handoff = aHandoff({ created_at: ago(4) });
  const { user, unmount } = await open();
  await user.click(await screen.findByRole("button", { name: "Ask Alice" }));
  const dialog = await screen.findByRole("dialog");
  expect(dialog).toHaveTextContent("This claims nothing.");
  await user.type(within(dialog).getByRole("textbox", { name: "Question" }), "Which device is it?");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() =>
    expect(of("questions").map(({ body }) => body)).toEqual([{ text: "Which device is it?" }]),
  );
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  unmount();
  for (const other of [alice, victor]) {
    const view = await open(other);
    await story();
    expect(screen.queryByRole("button", { name: /^Ask Alice/ })).not.toBeInTheDocument();
    view.unmount();
  }
});

test("Alice answers it from the lane, with the older of two questions", async () => {
  const bobs = { author: { kind: "user" as const, ...personOf(bob) }, kind: "question" as const };
  steps = [aStep(1, { ...bobs, text: "Which device?" }), aStep(2, { ...bobs, text: "Since when?" })];
  network.on("POST /ai-sessions/session-1/steps", () => json(aStep(3), 201));
  const { user } = await open(alice);
  await user.click(await screen.findByRole("button", { name: "Answer step 1" }));
  await user.keyboard("RECEPTION-01{Control>}{Enter}{/Control}");
  await waitFor(() =>
    expect(network.of("POST /ai-sessions/session-1/steps").map(({ body }) => body)).toEqual([
      { kind: "answer", text: "RECEPTION-01", answers_step_id: "step-1" },
    ]),
  );
});
