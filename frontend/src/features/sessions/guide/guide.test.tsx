import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { mergeSteps } from "@/api/mergeSteps";
import type { ChosenPlaybook, NewStep, Session, Step } from "@/api/types";
import { fakeNetwork, json, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, bob } from "@/testing/people";
import { aCard, aSession, aStep } from "@/testing/records";
import { SessionPage } from "../SessionPage";

const network = fakeNetwork();
const GUIDE = "POST /ai-sessions/session-1/guide";
const STEPS = "POST /ai-sessions/session-1/steps";
const byGuide = { author: { kind: "guide" as const, id: null, name: "Guide" } };
const question = aStep(1, {
  ...byGuide,
  kind: "question",
  text: "What does the sign-in screen say?",
  guide: { commands: [], expect: null, answers: ["Wrong password", "Account locked"] },
});
const action = aStep(2, {
  ...byGuide,
  kind: "action",
  text: "Read the device’s state",
  outcome: "pending",
  guide: { commands: ["dsregcmd /status"], expect: "AzureAdJoined : YES", answers: [] },
});
let session: Session;
let steps: Step[];

beforeEach(() => {
  session = aSession();
  steps = [question];
  network.on("GET /ai-sessions/session-1", () => json(session));
  network.on("GET /ai-sessions/session-1/steps", () => json({ items: steps, next_cursor: null }));
  network.on("GET /ai-sessions/session-1/files", () => json({ items: [] }));
  network.on("GET /ai-sessions/session-1/similar", () => json({ items: [] }));
  network.on(STEPS, ({ body }) => json(aStep(3, body as Partial<Step>), 201));
  network.on(GUIDE, () => json(aStep(4, { ...byGuide, kind: "question", text: "Since when?" }), 201));
});

const open = async (me = alice) => {
  const view = await show(<SessionPage />, { me, at: "/pilot/session-1", cards: [aCard()] });
  await screen.findByRole("region", { name: "Steps" });
  return view;
};
const sent = () => network.of(STEPS).map(({ body }) => body as NewStep);

describe("the guide asks", () => {
  const answer = { kind: "answer", text: "Account locked", answers_step_id: "step-1" };

  test("one tap answers, and the guide goes on with its next question", async () => {
    const { user } = await open();
    const offered = screen.getByRole("group", { name: "Answers to the guide’s question" });
    await user.click(within(offered).getByRole("button", { name: /Account locked/ }));
    const story = screen.getByRole("region", { name: "Steps" });
    expect(await within(story).findByText("Since when?")).toBeInTheDocument();
    expect(sent()).toEqual([answer]);
    expect(network.of(GUIDE)).toHaveLength(1);
  });

  test("one key answers, but not while she writes", async () => {
    const { user } = await open();
    await user.type(screen.getByRole("textbox", { name: "Your message" }), "2");
    expect(sent()).toEqual([]);
    (document.activeElement as HTMLElement).blur();
    await user.keyboard("2");
    await waitFor(() => expect(sent()).toEqual([answer]));
  });

  test("who only follows is offered nothing to tap", async () => {
    session = aSession({ status: "escalated", my_part: "follows", escalated_to_id: bob.id });
    await open();
    expect(screen.queryByRole("group", { name: /Answers to/ })).not.toBeInTheDocument();
  });
});

describe("the guide proposes something to do", () => {
  beforeEach(() => {
    steps = [question, action];
  });

  test("its command is copied with one press, and what to expect stands below", async () => {
    const { user } = await open();
    const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    const story = screen.getByRole("region", { name: "Steps" });
    expect(story).toHaveTextContent("Expect: AzureAdJoined : YES");
    await user.click(within(story).getByRole("button", { name: "Copy dsregcmd /status" }));
    expect(write.mock.calls).toEqual([["dsregcmd /status"]]);
    expect(await within(story).findByText("Copied")).toBeInTheDocument();
  });

  test("the newer action comes before the older question; its outcome lets the guide go on", async () => {
    const { user } = await open();
    expect(screen.queryByRole("group", { name: /Answers to/ })).not.toBeInTheDocument();
    const outcomes = screen.getByRole("group", { name: "Outcome of the action under way" });
    await user.click(within(outcomes).getByRole("button", { name: /Failed/ }));
    await waitFor(() => expect(network.of(GUIDE)).toHaveLength(1));
  });

  test("the outcome of her own action asks the guide nothing", async () => {
    steps = [aStep(2, { kind: "action", outcome: "pending" })];
    const { user } = await open();
    const outcomes = screen.getByRole("group", { name: "Outcome of the action under way" });
    await user.click(within(outcomes).getByRole("button", { name: /Failed/ }));
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(network.of(GUIDE)).toEqual([]);
  });

  test("a frame without it does not take it away", () => {
    const { guide: _guide, ...frame } = action;
    expect(mergeSteps([action], [frame])).toEqual([action]);
  });
});

describe("the playbook", () => {
  const playbook: ChosenPlaybook = {
    key: "sign-in",
    version: null,
    title: "Windows sign-in",
    why: "the ticket says “password”",
    chosen_by: "guide",
    others: [{ key: "outlook", title: "Outlook", why: "the ticket says “Outlook”" }],
  };

  test("says why it was chosen, and another one can be taken", async () => {
    session = aSession({ playbook });
    network.on("POST /ai-sessions/session-1/playbook", () => {
      const chosen = { key: "outlook", title: "Outlook", chosen_by: "person" as const, others: [] };
      session = aSession({ playbook: { ...playbook, ...chosen } });
      return json(session);
    });
    const { user } = await open();
    await user.click(screen.getByRole("button", { name: /Playbook: Windows sign-in/ }));
    const panel = screen.getByRole("region", { name: "Why this playbook, and others" });
    expect(panel).toHaveTextContent("Why this one: the ticket says “password”");
    await user.click(within(panel).getByRole("button", { name: /Outlook/ }));
    expect(await screen.findByRole("button", { name: /Playbook: Outlook/ })).toBeInTheDocument();
    expect(screen.getByText("Chosen by a person.")).toBeInTheDocument();
    expect(network.of("POST /ai-sessions/session-1/playbook").map(({ body }) => body)).toEqual([
      { key: "outlook" },
    ]);
  });

  test("that cannot be changed now stays, and she reads so", async () => {
    session = aSession({ playbook });
    network.on("POST /ai-sessions/session-1/playbook", () => problem(409, "wrong_state"));
    const { user } = await open();
    await user.click(screen.getByRole("button", { name: /Playbook: Windows sign-in/ }));
    await user.click(screen.getByRole("button", { name: /^Outlook/ }));
    expect(await screen.findByRole("alert")).toHaveTextContent("moved on in the meantime");
    expect(screen.getByRole("button", { name: /Playbook: Windows sign-in/ })).toBeInTheDocument();
  });
});
