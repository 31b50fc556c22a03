import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { Delivery, FailingChannel, FirstRun, FirstRunStep, Person } from "@/api/types";
import { fakeNetwork, json, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, dora } from "@/testing/people";
import { aCard, ago } from "@/testing/records";
import FirstRunLine from "./FirstRunLine";
import { FirstRunPage } from "./FirstRunPage";

const network = fakeNetwork();
const PAGE = { at: "/welcome", me: dora };
const PEOPLE = "Invite your colleagues";
const MAIL = "Check that mail arrives";
const PRACTICE = "Practise: an escalation that really arrives";
const STEPS: readonly FirstRunStep[] = ["mail", "people", "alerts", "ladder", "practice", "baseline"];
const SENT = {
  handoff_id: "handoff-1",
  session_id: "session-1",
  state: "open" as const,
  created_at: ago(0),
  wanted_by: { id: dora.id, name: dora.name },
  asked: 2,
  told: 0,
  on_pages: 0,
  claimed_by: null,
  claimed_at: null,
  first_action_at: null,
  ended_at: null,
  ended_by: null,
  was_forgotten: false,
};

let found: FirstRun;
let deliveries: Delivery[];
let failing: FailingChannel[];

const toMail = (recipient: Person, state: Delivery["state"]): Delivery => ({
  recipient,
  channel: "email",
  channel_id: null,
  channel_name: null,
  state,
  reason: state === "failed" ? "server_unavailable" : null,
  attempts: [],
  next_attempt_at: null,
});
const DORA = { id: dora.id, name: dora.name };
const BOB = { id: "bob", name: "Bob Anders" };
const ALL_DONE = "Everything stands. An escalation from here reaches your people.";

function become(done: readonly FirstRunStep[], more: Partial<FirstRun> = {}): void {
  const steps = STEPS.map((step) => ({
    step,
    state: done.includes(step) ? ("done" as const) : ("open" as const),
  }));
  found = { ...found, steps, ...more };
}

beforeEach(() => {
  deliveries = [];
  failing = [];
  found = {
    steps: [],
    put_away: false,
    people: 1,
    invited: 0,
    mail_is_set_up: false,
    mail_server: null,
    timed_calls: 0,
    reached_somebody: false,
    practice: null,
  };
  become([]);
  network.on("GET /account/first-run", () => json(found));
  network.on("GET /escalations/handoff-1/deliveries", () => json({ items: deliveries }));
  network.on("GET /channels/health", () => json({ mail_configured: true, items: failing }));
});

const step = (name: string) => screen.findByRole("button", { name: new RegExp(name) });

describe("Dora, the first admin, is led through the first steps", () => {
  test("the first that is to be done is open; left out, it gives way to the next", async () => {
    network.on("POST /account/first-run/mail/skip", () => {
      found = {
        ...found,
        steps: found.steps.map((one, at) => (at === 0 ? { ...one, state: "skipped" } : one)),
      };
      return json(found);
    });
    const { user } = await show(<FirstRunPage />, PAGE);
    expect(await step(MAIL)).toHaveAttribute("aria-expanded", "true");
    expect(screen.getByText(/export FLOWPILOT_SMTP_URL/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Leave out" }));
    expect(await step(MAIL)).toHaveAccessibleName(/left out/);
    expect(await step(PEOPLE)).toHaveAttribute("aria-expanded", "true");
    expect(await step(PEOPLE)).toHaveFocus();
  });

  test("when she comes back, what is done stays closed", async () => {
    become(["people", "mail", "alerts", "ladder"], { people: 3, invited: 2 });
    await show(<FirstRunPage />, PAGE);
    expect(await screen.findByText("4 of 5 done")).toBeInTheDocument();
    expect(await step(PEOPLE)).toHaveAccessibleName(/3 people, 2 not signed in yet/);
    expect(await step(PRACTICE)).toHaveAttribute("aria-expanded", "true");
    expect(await step("Measure")).toHaveAccessibleName(/at your next handover/);
  });

  test("she practises, and sees it picked up", async () => {
    become(["people", "mail", "alerts", "ladder", "baseline"], { people: 3 });
    network.on("POST /account/first-run/practice", () => {
      found = { ...found, practice: SENT };
      return json(SENT, 201);
    });
    const { user, hear } = await show(<FirstRunPage />, { ...PAGE, cards: [aCard({ id: "handoff-1" })] });
    await user.click(await screen.findByRole("button", { name: "Send a practice escalation" }));
    const course = await screen.findByRole("region", { name: "What becomes of it" });
    expect(within(course).getByText("waiting for somebody")).toBeInTheDocument();
    expect(within(course).getByRole("link", { name: "Look at it" })).toBeInTheDocument();
    become([...STEPS], {
      reached_somebody: true,
      practice: {
        ...SENT,
        told: 2,
        state: "claimed",
        claimed_by: BOB,
        claimed_at: new Date(Date.parse(SENT.created_at) + 41_000).toISOString(),
      },
    });
    hear("delivery_changed", { handoff_id: "handoff-1", deliveries: { told: 2, seen: 1, unreachable: 0 } });
    expect(await within(course).findByText("by Bob Anders, after 41 s")).toBeInTheDocument();
    expect(within(course).getByText("It works: asked, told, picked up.")).toBeInTheDocument();
    expect(await screen.findByText(ALL_DONE)).toBeInTheDocument();
    expect(await step(PRACTICE)).toHaveAttribute("aria-expanded", "true");
  });

  test("her own page and mail reach nobody; of the others it is said by which way, and why not", async () => {
    deliveries = [toMail(DORA, "sent"), toMail(BOB, "failed")];
    become(["people"], { practice: { ...SENT, asked: 1 } });
    const { user } = await show(<FirstRunPage />, PAGE);
    await user.click(await step(PRACTICE));
    const course = await screen.findByRole("region", { name: "What becomes of it" });
    expect(within(course).getByRole("status")).toHaveTextContent("It has reached nobody yet.");
    expect(within(course).getByText("0 of 1 colleague")).toBeInTheDocument();
    expect(await within(course).findByText("Mail: 0 of 1, the server could not take it")).toBeInTheDocument();
  });

  test("alone she may pick it up herself, which proves nothing", async () => {
    become([...STEPS], {
      practice: { ...SENT, asked: 0, state: "claimed", claimed_by: DORA, claimed_at: ago(0) },
    });
    const { user } = await show(<FirstRunPage />, PAGE);
    expect(await screen.findByText(/You picked it up yourself. Invite a colleague/)).toBeInTheDocument();
    expect(await step(PRACTICE)).toHaveAccessibleName(/picked up by yourself/);
    if ((await step(PRACTICE)).getAttribute("aria-expanded") === "false")
      await user.click(await step(PRACTICE));
    const course = await screen.findByRole("region", { name: "What becomes of it" });
    expect(within(course).getByText("nobody but you is here yet")).toBeInTheDocument();
    expect(within(course).getByRole("status")).toHaveTextContent(
      "You picked it up yourself: that shows the way.",
    );
    expect(screen.queryByText(ALL_DONE)).not.toBeInTheDocument();
  });

  test("what reached somebody once does not stand while a channel fails", async () => {
    failing = [
      {
        channel_id: null,
        kind: "email",
        name: null,
        server: "mail.example",
        owner: null,
        failing_since: ago(5),
        failed: 1,
        dead: 0,
        last_reason: "server_unavailable",
        last_detail: null,
        last_at: ago(1),
      },
    ];
    become([...STEPS], { reached_somebody: true });
    await show(<FirstRunPage />, PAGE);
    expect(await screen.findByText(/but a channel fails now/)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "See which" })).toHaveAttribute("href", "/settings/channels");
    expect(screen.queryByText(ALL_DONE)).not.toBeInTheDocument();
  });

  test("she is asked before she takes it out of Bob's hands", async () => {
    const held = { ...SENT, state: "claimed" as const, claimed_by: BOB, claimed_at: ago(0) };
    become([...STEPS], { reached_somebody: true, practice: held });
    network.on("POST /account/first-run/practice/end", () => {
      found = { ...found, practice: { ...held, state: "cancelled", ended_at: ago(0), ended_by: DORA } };
      return json(found.practice);
    });
    const { user } = await show(<FirstRunPage />, PAGE);
    await user.click(await screen.findByRole("button", { name: "End it" }));
    const dialog = await screen.findByRole("dialog", { name: "Bob Anders is working on it. End it anyway?" });
    await user.click(within(dialog).getByRole("button", { name: "Let it go on" }));
    expect(network.of("POST /account/first-run/practice/end")).toEqual([]);
    await user.click(screen.getByRole("button", { name: "End it" }));
    await user.click(await screen.findByRole("button", { name: "End it anyway" }));
    expect(await screen.findByRole("button", { name: "Send another" })).toBeInTheDocument();
  });

  test("a step that was just done offers to go on at once", async () => {
    become(["people"], { mail_is_set_up: true });
    network.on("POST /alerts/test", () => json({ id: "test-1" }, 201));
    network.on("GET /alerts/test/test-1", () => {
      become(["people", "mail"]);
      return json({ id: "test-1", created_at: ago(0), items: [{ ...toMail(DORA, "sent"), server: "mail" }] });
    });
    const { user } = await show(<FirstRunPage />, PAGE);
    await user.click(await screen.findByRole("button", { name: "Send me a test" }));
    expect(await screen.findByRole("button", { name: "Go on" }, { timeout: 2_500 })).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Leave out" })).not.toBeInTheDocument();
  });

  test("nobody touched her practice: she reads that it ended by itself", async () => {
    const ended_at = new Date(Date.parse(SENT.created_at) + 3_600_000).toISOString();
    become([], { people: 3, practice: { ...SENT, state: "cancelled", ended_at, was_forgotten: true } });
    const { user } = await show(<FirstRunPage />, PAGE);
    await user.click(await step(PRACTICE));
    const course = await screen.findByRole("region", { name: "What becomes of it" });
    expect(within(course).getByRole("status")).toHaveTextContent(
      "After an hour it ended by itself. Nobody is told of it any more.",
    );
    expect(within(course).queryByRole("link", { name: "Look at it" })).not.toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Send another" })).toBeInTheDocument();
  });

  test("it cannot be read: she is told, and tries again", async () => {
    network.on("GET /account/first-run", () => problem(422, "invalid"));
    const { user } = await show(<FirstRunPage />, PAGE);
    expect(await screen.findByRole("alert")).toHaveTextContent("It could not be read how far you are.");
    network.on("GET /account/first-run", () => json(found));
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await step(PEOPLE)).toBeInTheDocument();
  });

  test("it is not for Alice, who is no admin", async () => {
    await show(<FirstRunPage />, { ...PAGE, me: alice });
    expect(screen.queryByText(PEOPLE)).not.toBeInTheDocument();
    expect(network.of("GET /account/first-run")).toEqual([]);
  });
});

describe("A line reminds Dora", () => {
  test("until she wants no more of it", async () => {
    become(["people"]);
    network.on("POST /account/first-run/all/skip", () => json({ ...found, put_away: true }));
    const { user } = await show(<FirstRunLine />, { at: "/", me: dora });
    expect(await screen.findByText("First steps: 1 of 5 done.")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Go on" })).toHaveAttribute("href", "/welcome");
    await user.click(screen.getByRole("button", { name: "Do not remind me" }));
    expect(screen.queryByText(/First steps/)).not.toBeInTheDocument();
  });

  test("and is not there when all is done", async () => {
    become([...STEPS]);
    await show(<FirstRunLine />, { at: "/", me: dora });
    expect(screen.queryByText(/First steps/)).not.toBeInTheDocument();
  });
});
