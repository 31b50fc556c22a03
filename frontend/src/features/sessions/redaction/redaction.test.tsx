import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { Session, Step } from "@/api/types";
import { Arrivals } from "@/app/Arrivals";
import { fakeNetwork, json } from "@/testing/network";
import { show } from "@/testing/page";
import { alice, bob, dora, personOf, victor } from "@/testing/people";
import { aHandoff, aSession, aStep, later } from "@/testing/records";
import { SessionPage } from "../SessionPage";

const network = fakeNetwork();
const REDACT = "POST /ai-sessions/session-1/steps/step-1/redact";
let session: Session = aSession();
let steps: Step[] = [];

beforeEach(() => {
  session = aSession({ handoff: aHandoff({ notes: "Call me" }) });
  steps = [aStep(1, { text: "It is hunter2" }), aStep(2, { author: { kind: "user", ...personOf(bob) } })];
  network.on("GET /ai-sessions/session-1", () => json(session));
  network.on("GET /ai-sessions/session-1/steps", () => json({ items: steps, next_cursor: null }));
  network.on("GET /ai-sessions/session-1/files", () => json({ items: [] }));
});

const removed = (): Step =>
  aStep(1, {
    text: "(redacted)",
    redacted: { at: later(90), by: personOf(dora), reason: "A password" },
  });
const open = (me = alice) =>
  show(
    <>
      <SessionPage />
      <Arrivals />
    </>,
    { me, at: "/pilot/session-1" },
  );

async function ask(me = alice) {
  const page = await open(me);
  await page.user.click(await screen.findByRole("button", { name: "More acts" }));
  await page.user.click(screen.getByRole("button", { name: "Remove a text…" }));
  return { ...page, dialog: await screen.findByRole("dialog", { name: "Remove a text for good" }) };
}

const choices = (dialog: HTMLElement) =>
  within(dialog)
    .getAllByRole("option")
    .map((option) => option.textContent);

describe("A password stands in a step", () => {
  test("who wrote it removes it, with a reason, and then reads who removed it", async () => {
    network.on(REDACT, () => {
      steps = [removed(), ...steps.slice(1)];
      return json(steps[0]);
    });
    const { user, dialog } = await ask();
    expect(choices(dialog)).toEqual([
      "Choose a text",
      "Step 1: It is hunter2",
      "The problem",
      "Why it was escalated",
      "Notes of the escalation",
      "Why somebody let it go",
    ]);
    const submit = within(dialog).getByRole("button", { name: "Remove for good" });
    await user.type(within(dialog).getByRole("textbox", { name: "Reason" }), "A password");
    expect(submit).toBeDisabled();
    await user.selectOptions(
      within(dialog).getByRole("combobox", { name: "Which text" }),
      "Step 1: It is hunter2",
    );
    await user.click(submit);
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(network.of(REDACT).map(({ body }) => body)).toEqual([{ reason: "A password" }]);
    expect(await screen.findByText(/^Text removed by Dora/)).toBeInTheDocument();
    expect(document.body).not.toHaveTextContent("hunter2");
  });

  test("an admin may remove everybody's texts, a colleague their own, a viewer none", async () => {
    const { dialog } = await ask(dora);
    expect(choices(dialog)).toContain("Step 1: It is hunter2");
    expect(choices(dialog)).toContain("Step 2: Note 2");
  });

  test("a colleague removes what they wrote themselves", async () => {
    const { dialog } = await ask(bob);
    expect(choices(dialog)).toEqual(["Choose a text", "Step 2: Note 2"]);
  });

  test("a viewer is not asked", async () => {
    await open(victor);
    await screen.findByRole("region", { name: "Steps" });
    expect(screen.queryByRole("button", { name: "More acts" })).not.toBeInTheDocument();
  });

  test("somebody else removes it: an open page forgets it as soon as the stream says so", async () => {
    const page = await open(bob);
    expect(await screen.findByText("It is hunter2")).toBeInTheDocument();
    steps = [removed(), ...steps.slice(1)];
    page.hear("reset", { epoch: "epoch0000", number: 10, reason: "redacted" });
    expect(await screen.findByText(/^Text removed by Dora/)).toBeInTheDocument();
    expect(document.body).not.toHaveTextContent("hunter2");
  });
});
