import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import { sessionQuery, stepsQuery } from "@/api/sessions";
import type { Session, Step } from "@/api/types";
import { fakeNetwork, json, underWay } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, bob, dora, personOf, victor } from "@/testing/people";
import { aCard, ago, aHandoff, aSession, aStep, later } from "@/testing/records";
import { SessionPage } from "./SessionPage";

const network = fakeNetwork();
const READ = "GET /ai-sessions/session-1";
const STEPS = "GET /ai-sessions/session-1/steps";
let session: Session = aSession();
let steps: Step[] = [];

beforeEach(() => {
  session = aSession();
  steps = [];
  network.on(READ, () => json(session));
  network.on(STEPS, ({ query }) => {
    const items = steps.filter(({ number }) => number > Number(query.get("after")));
    return json({ items, next_cursor: null, redacted: steps.filter((step) => step.redacted).length });
  });
});

const page = (
  <main id="content" tabIndex={-1}>
    <SessionPage />
  </main>
);
const open = (me = alice) => show(page, { me, at: "/pilot/session-1", cards: [aCard()] });
const story = () => screen.findByRole("region", { name: "Steps" });
const waits = () => aSession({ status: "requesting_escalation", handoff: aHandoff(), my_part: "follows" });
const takenBy = (claimer: typeof bob): Session =>
  aSession({
    status: "escalated",
    escalated_to_id: claimer.id,
    escalated_to: personOf(claimer),
    handoff: aHandoff({ state: "claimed", claimed_by: personOf(claimer), claimed_at: ago(1) }),
    my_part: "follows",
  });
const moved = { handoff_id: "handoff-1", session_id: "session-1", at: ago(0) };
const landed = (step: Step) => ({ session_id: "session-1", handoff_id: "handoff-1", step });

describe("an answer from before arrives after", () => {
  test("Bob picked up while Alice's page was read for the first time: she reads who has it", async () => {
    const before = underWay(json(waits()));
    network.on(READ, () => before.answer);
    const page = await open();
    network.on(READ, () => json(takenBy(bob)));
    page.hear("handoff_claimed", { ...moved, by: personOf(bob), way: "own" });
    await waitFor(() => expect(network.of(READ)).toHaveLength(2));
    before.arrives();
    expect(await screen.findByText("Bob Anders is working on it.")).toBeInTheDocument();
  });

  test("Bob's step landed while the steps were read for the first time: they show with it, and not it alone", async () => {
    session = takenBy(bob);
    const [first, second] = [aStep(1, { text: "Restarted it" }), aStep(2, { text: "Reading the log" })];
    const before = underWay(json({ items: [first], next_cursor: null, redacted: 0 }));
    const after = underWay(json({ items: [first, second], next_cursor: null, redacted: 0 }));
    network.on(STEPS, () => (network.of(STEPS).length === 1 ? before : after).answer);
    const page = await open();
    page.hear("session_step", landed(second));
    before.arrives();
    await waitFor(() => expect(network.of(STEPS)).toHaveLength(2));
    expect(screen.queryByText("Reading the log")).not.toBeInTheDocument();
    after.arrives();
    expect(await screen.findByText("Reading the log")).toBeInTheDocument();
    expect(screen.getByText("Restarted it")).toBeInTheDocument();
  });

  test("Alice resumed while her page looked again: it does not fall back to paused", async () => {
    session = aSession({ status: "paused" });
    const { user, client } = await open();
    const resume = await screen.findByRole("button", { name: "Resume" });
    const look = underWay(json(session));
    network.on(READ, () => look.answer);
    act(() => void client.refetchQueries(sessionQuery("session-1")));
    await waitFor(() => expect(network.of(READ)).toHaveLength(2));
    network.on("POST /ai-sessions/session-1/resume", () => json(aSession()));
    await user.click(resume);
    await waitFor(() => expect(resume).not.toBeInTheDocument());
    look.arrives();
    await act(async () => new Promise((soon) => setTimeout(soon)));
    expect(screen.queryByRole("button", { name: "Resume" })).not.toBeInTheDocument();
  });
});

describe("the page changes behind a dialog", () => {
  test("Bob gives it back: his dialog stays until the page shows that it is", async () => {
    session = { ...takenBy(bob), my_part: "works" };
    network.on("POST /escalations/handoff-1/release", () => json(aHandoff()));
    const { user } = await open(bob);
    await user.click(await screen.findByRole("button", { name: "Release" }));
    const dialog = await screen.findByRole("dialog");
    await user.type(within(dialog).getByRole("textbox"), "Dora knows the maker");
    const after = underWay(json({ ...waits(), my_part: "reads" }));
    network.on(READ, () => after.answer);
    await user.click(within(dialog).getByRole("button", { name: "Release" }));
    await waitFor(() => expect(network.of(READ)).toHaveLength(2));
    expect(dialog).toBeInTheDocument();
    after.arrives();
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(screen.getByText(/waits for somebody/)).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole("main")).toHaveFocus());
  });

  test("Bob gives it back while Dora writes whom she asks instead: she goes on writing", async () => {
    session = { ...takenBy(bob), my_part: "reads" };
    const page = await open(dora);
    await page.user.click(await screen.findByRole("button", { name: "Reassign" }));
    const reason = within(await screen.findByRole("dialog")).getByRole("textbox", { name: "Reason" });
    await page.user.type(reason, "Eve knows");
    session = { ...waits(), my_part: "reads" };
    page.hear("handoff_released", { ...moved, by: personOf(bob), card: aCard() });
    await waitFor(() => expect(document.body).toHaveTextContent(/waits for somebody/));
    await page.user.type(reason, " the maker");
    expect(reason).toHaveValue("Eve knows the maker");
    expect(reason).toBeInTheDocument();
  });
});

describe("a page that is open for long", () => {
  test("asks only for what is new", async () => {
    steps = [aStep(1), aStep(2)];
    const { client } = await open();
    await story();
    steps = [...steps, aStep(3, { text: "The third" })];
    await act(() => client.refetchQueries(stepsQuery("session-1")));
    expect(await screen.findByText("The third")).toBeInTheDocument();
    expect(network.of(STEPS).map(({ query }) => query.get("after"))).toEqual(["0", "2"]);
  });

  test("and no stream speaks to it: a text that was taken away is gone at the next look", async () => {
    steps = [aStep(1, { text: "It is hunter2" }), aStep(2)];
    const { client } = await open(victor);
    expect(await screen.findByText("It is hunter2")).toBeInTheDocument();
    const redacted = { at: later(90), by: personOf(dora), reason: "A password" };
    steps = [aStep(1, { text: "(redacted)", redacted }), aStep(2)];
    await act(() => client.refetchQueries(stepsQuery("session-1")));
    expect(await screen.findByText(/^Text removed by Dora/)).toBeInTheDocument();
    expect(document.body).not.toHaveTextContent("hunter2");
    await act(() => client.refetchQueries(stepsQuery("session-1")));
    expect(network.of(STEPS).map(({ query }) => query.get("after"))).toEqual(["0", "2", "0", "2"]);
  });

  test("what the guide offers comes later than the frame of its step, and comes", async () => {
    session = takenBy(bob);
    steps = [aStep(1)];
    const page = await open();
    await story();
    const said = aStep(2, {
      kind: "question",
      text: "How many?",
      author: { kind: "guide", id: null, name: "" },
    });
    page.hear("session_step", landed(said));
    expect((await screen.findAllByText("How many?")).length).toBeGreaterThan(0);
    const guide = { commands: [], expect: null, answers: ["One", "Two"] };
    steps = [...steps, { ...said, guide }];
    await act(() => page.client.refetchQueries(stepsQuery("session-1")));
    expect(network.of(STEPS).map(({ query }) => query.get("after"))).toEqual(["0", "1"]);
    const known = page.client.getQueryData(stepsQuery("session-1").queryKey);
    expect(known?.[1]?.guide?.answers).toEqual(["One", "Two"]);
  });
});
