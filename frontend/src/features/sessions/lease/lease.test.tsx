import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Handoff, Session } from "@/api/types";
import { fakeNetwork, json, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, bob, dora, personOf } from "@/testing/people";
import { aCard, aContext, ago, aHandoff, aSession, aStep } from "@/testing/records";
import { SessionPage } from "../SessionPage";

const network = fakeNetwork();
const KEEP = "POST /escalations/handoff-1/keep";
const gone = { handoff_id: "handoff-1", session_id: "session-1", at: ago(0) };

const taken = (change: Partial<Handoff> = {}): Handoff =>
  aHandoff({ state: "claimed", claimed_by: personOf(bob), claimed_at: ago(10), ...change });
const asked = () => taken({ asked_at: ago(0), lease_until: ago(-5) });
const held = (handoff: Handoff): Session =>
  aSession({
    status: "escalated",
    escalated_to_id: handoff.claimed_by?.id ?? null,
    escalated_to: handoff.claimed_by,
    handoff,
  });
const bobsCard = () =>
  aCard({ state: "claimed", claimed_by: personOf(bob), claimed_at: ago(10), mine: true, seen: true });

let session: Session = held(asked());
let alerts: object[] = [];

beforeEach(() => {
  session = held(asked());
  alerts = [];
  network.on("GET /ai-sessions/session-1", () => json(session));
  network.on("GET /ai-sessions/session-1/steps", () => json({ items: [], next_cursor: null }));
  network.on("GET /escalations/handoff-1", () => json(aContext()));
  network.on("GET /notifications", () => json({ items: alerts, unread: alerts.length, next_cursor: null }));
  network.on("GET /colleagues", () =>
    json({ items: [alice, bob, dora].map(({ id, name, role, tier }) => ({ id, name, role, tier })) }),
  );
});

const open = (me = bob) => show(<SessionPage />, { me, at: "/pilot/session-1", cards: [bobsCard()] });
const question = () => screen.findByRole("region", { name: "Still on it?" });
const alertOf = (kind: string) => ({
  id: kind,
  kind,
  title: kind,
  href: "/pilot/session-1",
  handoff_id: "handoff-1",
  created_at: ago(0),
  read_at: null,
});

describe("Bob picked it up and has not done anything yet", () => {
  test("he is asked, and sees how long he has", async () => {
    await open();
    expect(await question()).toHaveTextContent("You picked this up 10 min ago and nothing is recorded yet.");
    expect(await question()).toHaveTextContent(/[45] min( \d\d s)? left/);
  });

  test("he is not asked before it is time", async () => {
    session = held(taken());
    await open();
    await screen.findByRole("region", { name: "Steps" });
    expect(screen.queryByRole("region", { name: "Still on it?" })).not.toBeInTheDocument();
  });

  test("he is on it: that is sent, and the question goes", async () => {
    network.on(KEEP, () => {
      session = held(taken());
      return json(session.handoff);
    });
    const { user } = await open();
    await user.click(within(await question()).getByRole("button", { name: "I’m on it" }));
    await waitFor(() => expect(screen.queryByRole("region", { name: "Still on it?" })).toBeNull());
    expect(network.of(KEEP)).toHaveLength(1);
  });

  test("he was too late: he reads so", async () => {
    network.on(KEEP, () => problem(409, "wrong_state"));
    const { user } = await open();
    await user.click(within(await question()).getByRole("button", { name: "I’m on it" }));
    expect(await within(await question()).findByText(/this has moved on/)).toBeInTheDocument();
  });

  test("he gives it back: he is asked for his reason", async () => {
    const { user } = await open();
    await user.click(within(await question()).getByRole("button", { name: "Give it back" }));
    expect(await screen.findByRole("dialog", { name: "Give it back to the queue" })).toBeInTheDocument();
  });

  test("his first step answers the question", async () => {
    network.on("GET /ai-sessions/session-1/steps", () =>
      json({
        items: [aStep(1, { author: { kind: "user", ...personOf(bob) }, created_at: ago(0) })],
        next_cursor: null,
      }),
    );
    await open();
    await screen.findByText("Note 1");
    expect(screen.queryByRole("region", { name: "Still on it?" })).not.toBeInTheDocument();
  });

  test("the time passes: it says that it goes back", async () => {
    vi.useFakeTimers({ now: Date.now(), toFake: ["Date", "setInterval"] });
    await open();
    await question();
    await act(async () => void vi.advanceTimersByTime(310_000));
    expect(await question()).toHaveTextContent("it is going back to the queue");
  });
});

describe("it leaves Bob's hands while he looks at it", () => {
  test("nothing was recorded in time: he reads so, and may pick it up again", async () => {
    const page = await open();
    await question();
    session = aSession({ status: "requesting_escalation", handoff: aHandoff(), my_part: "reads" });
    alerts = [alertOf("lapsed")];
    page.hear("handoff_released", { ...gone, by: null, card: aCard() });
    const note = await screen.findByRole("status", { name: /^This went back to the queue/ });
    expect(note).toHaveTextContent("You can go on reading here.");
    expect(screen.getByRole("link", { name: "Pick it up again" })).toHaveAttribute(
      "href",
      "/escalations/handoff-1",
    );
    expect(screen.getByRole("region", { name: "Steps" })).toBeInTheDocument();
  });

  test("Dora takes over: he reads who, and the page stays", async () => {
    const page = await open();
    await question();
    session = { ...held(taken({ claimed_by: personOf(dora), claimed_at: ago(0) })), my_part: "reads" };
    alerts = [alertOf("taken_over")];
    page.hear("handoff_claimed", { ...gone, by: personOf(dora), from: personOf(bob), way: "own" });
    expect(await screen.findByRole("status", { name: /^Dora Lindt took this over from you/ })).toBeVisible();
    expect(screen.getByText("Dora Lindt is working on it.")).toBeInTheDocument();
    expect(screen.queryByRole("textbox", { name: "Your message" })).not.toBeInTheDocument();
  });

  test("Dora asks somebody else: he reads so", async () => {
    const page = await open();
    await question();
    session = aSession({ status: "requesting_escalation", handoff: aHandoff(), my_part: "reads" });
    page.hear("handoff_reassigned", { ...gone, by: personOf(dora), card: aCard() });
    expect(await screen.findByRole("status", { name: /^An admin asked somebody else/ })).toBeVisible();
  });

  test("he has it again: nothing of that stands there any more", async () => {
    alerts = [alertOf("lapsed")];
    await open();
    await question();
    expect(screen.queryByRole("status", { name: /^This went back/ })).not.toBeInTheDocument();
  });
});

describe("others look at what Bob has", () => {
  test("an engineer reads that he was asked, and takes over with a reason", async () => {
    session = { ...held(asked()), my_part: "reads" };
    network.on("POST /escalations/handoff-1/take-over", () => json(taken({ claimed_by: personOf(dora) })));
    const { user } = await open({ ...bob, id: "eve", name: "Eve Lund" });
    expect(await screen.findByText("Bob Anders was asked, no answer yet.")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Take over" }));
    const dialog = await screen.findByRole("dialog", { name: "Take over" });
    const submit = within(dialog).getByRole("button", { name: "Take over" });
    expect(submit).toBeDisabled();
    await user.type(within(dialog).getByRole("textbox", { name: "Reason" }), "Bob is at lunch");
    await user.click(submit);
    await waitFor(() =>
      expect(network.of("POST /escalations/handoff-1/take-over")[0]?.body).toEqual({
        reason: "Bob is at lunch",
      }),
    );
  });

  test("before he was asked an engineer has nothing to press", async () => {
    session = { ...held(taken()), my_part: "reads" };
    await open({ ...bob, id: "eve", name: "Eve Lund" });
    await screen.findByText("Bob Anders is working on it.");
    expect(screen.queryByRole("button", { name: "Take over" })).not.toBeInTheDocument();
  });

  test("Dora, an admin, asks somebody else: a person and a reason", async () => {
    session = { ...held(taken()), my_part: "reads" };
    network.on("POST /escalations/handoff-1/reassign", () => json(aHandoff()));
    const { user } = await open(dora);
    await user.click(await screen.findByRole("button", { name: "Reassign" }));
    const dialog = await screen.findByRole("dialog", { name: "Reassign to somebody" });
    await user.type(within(dialog).getByRole("textbox", { name: "Reason" }), "Bob is ill");
    expect(within(dialog).getByRole("button", { name: "Reassign" })).toBeDisabled();
    const person = within(dialog).getByRole("combobox", { name: "Person" });
    await within(dialog).findByRole("option", { name: "You, tier 3" });
    expect(within(dialog).queryByRole("option", { name: /Alice|Bob/ })).not.toBeInTheDocument();
    await user.selectOptions(person, "dora");
    await user.click(within(dialog).getByRole("button", { name: "Reassign" }));
    await waitFor(() =>
      expect(network.of("POST /escalations/handoff-1/reassign")[0]?.body).toEqual({
        user_id: "dora",
        reason: "Bob is ill",
      }),
    );
  });
});
