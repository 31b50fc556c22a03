import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { Session, Step } from "@/api/types";
import { fakeNetwork, json, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, bob, dora, personOf, victor } from "@/testing/people";
import { aCard, aContext, aDelivery, ago, aHandoff, aSession, aStep, T0 } from "@/testing/records";
import { SessionPage } from "./SessionPage";

const network = fakeNetwork();
let session: Session = aSession();
let steps: Step[] = [];

const waiting = () =>
  aSession({ status: "requesting_escalation", handoff: aHandoff({ created_at: ago(4) }) });
const takenByBob = () =>
  aSession({
    status: "escalated",
    escalated_to_id: bob.id,
    escalated_to: personOf(bob),
    handoff: aHandoff({ state: "claimed", claimed_by: personOf(bob), claimed_at: ago(1) }),
  });

beforeEach(() => {
  session = aSession();
  steps = [];
  network.on("GET /ai-sessions/session-1", () => json(session));
  network.on("GET /ai-sessions/session-1/steps", (asked) => {
    const after = Number(asked.query.get("after"));
    return json({ items: steps.filter((step) => step.number > after), next_cursor: null });
  });
  network.on("GET /escalations/handoff-1", () => json(aContext()));
});

const open = (me = alice, cards = [aCard()]) => show(<SessionPage />, { me, at: "/pilot/session-1", cards });
const timeline = () => screen.findByRole("region", { name: "Steps" });
const acts = async () => {
  await timeline();
  const names = screen.queryAllByRole("button").map((button) => button.textContent ?? "");
  return ["Escalate", "Cancel escalation", "Release", "Hand back", "Resolve"].filter((act) =>
    names.includes(act),
  );
};

describe("Alice opens her session", () => {
  test("and reads what happened: each author's steps together, a result with its action", async () => {
    steps = [
      aStep(1, { text: "Phone works", kind: "fact" }),
      aStep(2, { text: "Restarted Outlook", kind: "action", outcome: "pending" }),
      aStep(3, { text: "Asks again", kind: "result", outcome: "failed", answers_step_id: "step-2" }),
      aStep(4, { text: "Which policy?", kind: "question", author: { kind: "guide", id: null, name: "" } }),
    ];
    await open();
    const story = await timeline();
    expect(
      within(story)
        .getAllByText(/^(You|Guide)$/)
        .map((name) => name.textContent),
    ).toEqual(["You", "Guide"]);
    expect(story).toHaveTextContent("Pinned as a fact");
    const entry = within(story).getByText("Restarted Outlook").closest("li");
    expect(entry).toHaveTextContent("Asks again");
    expect(within(entry ?? story).getByRole("img", { name: "Failed" })).toBeInTheDocument();
  });

  test("and what is open stands beside it", async () => {
    steps = [aStep(1, { text: "Which policy?", kind: "question" })];
    await open();
    const lane = await screen.findByRole("complementary", { name: "At a glance" });
    expect(lane).toHaveTextContent("Which policy?");
    expect(lane).toHaveTextContent("None under way");
  });

  test("and a pasted log is folded: its first lines, and the whole on request", async () => {
    const log = Array.from({ length: 5_000 }, (_, line) => `10:00:${line} [error] code=${line}`).join("\n");
    steps = [aStep(1, { text: log })];
    const { user } = await open();
    const story = await timeline();
    expect(story.textContent?.length).toBeLessThan(2_000);
    await user.click(within(story).getByRole("button", { name: "Show all 5,000 lines" }));
    expect(within(story).getByRole("textbox", { name: "Whole text" })).toHaveValue(log);
    await user.click(within(story).getByRole("button", { name: "Show less" }));
    expect(within(story).queryByRole("textbox")).not.toBeInTheDocument();
  });

  test("and it is empty: it says how to begin", async () => {
    await open();
    expect(await timeline()).toHaveTextContent("No step yet.");
    expect(await acts()).toEqual(["Escalate", "Resolve"]);
  });

  test.each([
    [403, "forbidden", "Not for your role"],
    [404, "not_found", "Nothing here"],
  ])("and may not see it: %i", async (status, code, title) => {
    network.on("GET /ai-sessions/session-1", () => problem(status, code));
    await open();
    expect(await screen.findByRole("heading", { name: title })).toBeInTheDocument();
  });

  test("and the server is away: trying again shows it", async () => {
    network.on("GET /ai-sessions/session-1", () => problem(503, "unavailable"));
    const { user } = await open();
    const again = await screen.findByRole("button", { name: "Try again" });
    network.on("GET /ai-sessions/session-1", () => json(session));
    await user.click(again);
    expect(await timeline()).toBeInTheDocument();
  });
});

describe("after she escalated", () => {
  test("she reads that it is out, how long it waits and who knows", async () => {
    session = waiting();
    const deliveries = { told: 2, seen: 1, unreachable: 0 };
    await open(alice, [aCard({ deliveries })]);
    expect(await screen.findByRole("status", { name: "Session escalated." })).toBeInTheDocument();
    expect(screen.getByText(/Waiting 4 min\./)).toBeInTheDocument();
    expect(screen.getByText("2 told, 1 seen")).toBeInTheDocument();
    expect(await acts()).toEqual(["Cancel escalation", "Resolve"]);
  });

  test("she can look up who was told over what, and why somebody was not", async () => {
    session = waiting();
    const tries = { attempts: [{ at: ago(1), outcome: "permanent", detail: "550 no such user" }] };
    network.on("GET /escalations/handoff-1/deliveries", () =>
      json({
        items: [
          aDelivery({ state: "sent" }),
          aDelivery({ ...tries, recipient: personOf(dora), state: "dead", reason: "mailbox_unavailable" }),
        ],
      }),
    );
    const { user } = await open();
    await user.click(await screen.findByRole("button", { name: /who was told, in detail/ }));
    const ledger = await screen.findByRole("dialog", { name: "Who was told" });
    const [first, second] = await within(ledger).findAllByRole("listitem");
    expect(first).toHaveTextContent("Dora Lindt");
    expect(ledger).toHaveTextContent("given up: the mailbox does not exist or takes nothing");
    expect(ledger).toHaveTextContent("refused, 550 no such user");
    expect(second).toBeDefined();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  test("Bob claims: she reads who works on it, without a reload", async () => {
    session = waiting();
    const page = await open();
    await timeline();
    session = { ...takenByBob(), my_part: "follows" };
    const claimed = { handoff_id: "handoff-1", session_id: "session-1", by: personOf(bob), at: ago(0) };
    page.hear("handoff_claimed", { ...claimed, way: "own" });
    expect(await screen.findByText("Bob Anders is working on it.")).toBeInTheDocument();
    expect(screen.getByText("You follow live and can add notes and answers.")).toBeInTheDocument();
    expect(await acts()).toEqual([]);
  });

  test("Bob's step lands on her page by itself; one that was cut is fetched whole", async () => {
    session = takenByBob();
    const page = await open();
    await timeline();
    const step = aStep(1, { text: "Reading the log" });
    page.hear("session_step", { session_id: "session-1", handoff_id: "handoff-1", step });
    expect(await screen.findByText("Reading the log")).toBeInTheDocument();
    steps = [step, aStep(2, { text: "The whole long story" })];
    const cut = aStep(2, { text: "The whole…", truncated: true });
    page.hear("session_step", { session_id: "session-1", handoff_id: "handoff-1", step: cut });
    expect(await screen.findByText("The whole long story")).toBeInTheDocument();
    expect(screen.queryByText("The whole…")).not.toBeInTheDocument();
  });
});

describe("Bob goes on in it", () => {
  test("he may do everything but escalate, and knows that Alice follows", async () => {
    session = takenByBob();
    await open(bob);
    expect(await acts()).toEqual(["Release", "Hand back", "Resolve"]);
    expect(screen.getByText("Alice Moreau is following")).toBeInTheDocument();
  });

  test("Context brings the four sections back, and Escape takes them away", async () => {
    session = { ...takenByBob(), handoff: aHandoff({ ...takenByBob().handoff, first_action_at: ago(0) }) };
    const { user } = await open(bob);
    await user.click(await screen.findByRole("button", { name: "Context" }));
    const dialog = await screen.findByRole("dialog", { name: "Handoff context" });
    for (const name of ["Summary", "What was tried", "Assessment", "Ways to go on"])
      expect(await within(dialog).findByRole("region", { name })).toBeInTheDocument();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  test.each([
    ["Hand back", "Answer", "POST /escalations/handoff-1/hand-back", { answer: "Policy 12" }],
    ["Release", "Reason", "POST /escalations/handoff-1/release", { reason: "Policy 12" }],
    ["Resolve", "Summary", "POST /ai-sessions/session-1/resolve", { summary: "Policy 12" }],
  ])("%s asks for its sentence and sends it", async (act, label, operation, body) => {
    session = takenByBob();
    network.on(operation, () => json(session));
    const { user } = await open(bob);
    await user.click(await screen.findByRole("button", { name: act }));
    const dialog = await screen.findByRole("dialog");
    const submit = within(dialog).getByRole("button", { name: act });
    expect(submit).toBeDisabled();
    await user.type(within(dialog).getByRole("textbox", { name: label }), "Policy 12");
    await user.click(submit);
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    expect(network.of(operation).map((asked) => asked.body)).toEqual([body]);
  });

  test("Alice solved it in the meantime: he reads so and keeps his answer", async () => {
    session = takenByBob();
    network.on("POST /escalations/handoff-1/hand-back", () => problem(409, "wrong_state"));
    const { user } = await open(bob);
    await user.click(await screen.findByRole("button", { name: "Hand back" }));
    const dialog = await screen.findByRole("dialog");
    await user.type(within(dialog).getByRole("textbox"), "Policy 12");
    await user.click(within(dialog).getByRole("button", { name: "Hand back" }));
    expect(await within(dialog).findByRole("alert")).toHaveTextContent("this has moved on");
    expect(within(dialog).getByRole("textbox")).toHaveValue("Policy 12");
  });
});

describe("who only reads", () => {
  test("a viewer sees the steps and has nothing to press", async () => {
    session = { ...waiting(), my_part: "reads" };
    steps = [aStep(1, { text: "Phone works" })];
    await open(victor);
    expect(await timeline()).toHaveTextContent("Phone works");
    expect(await acts()).toEqual([]);
    expect(screen.queryByRole("textbox", { name: "Your message" })).not.toBeInTheDocument();
  });

  test("what is over says so", async () => {
    session = aSession({ status: "resolved", my_part: "reads" });
    await open(bob);
    expect(await screen.findByText("This session is resolved.")).toBeInTheDocument();
  });

  test("and at its end who solved it, when, and what it was", async () => {
    const ended = { ended_at: T0, summary: "The stale registration blocked every sign-in." };
    session = aSession({ status: "resolved", my_part: "reads", ...ended });
    await open(bob);
    const ending = await screen.findByRole("region", { name: "How it ended" });
    expect(ending).toHaveTextContent(`${session.user.name} resolved this`);
    expect(ending).toHaveTextContent("The stale registration blocked every sign-in.");
  });

  test("the claimer, where a claim ended with it", async () => {
    const handoff = aHandoff({ state: "resolved", claimed_by: personOf(bob), ended_at: T0 });
    session = aSession({ status: "resolved", my_part: "reads", ended_at: T0, handoff });
    await open(bob);
    expect(await screen.findByRole("region", { name: "How it ended" })).toHaveTextContent(
      "You resolved this",
    );
  });
});
