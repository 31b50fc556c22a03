import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { Ladder, LadderWritten, PreviewAsked } from "@/api/types";
import { aLadder } from "@/testing/alertRecords";
import { fakeNetwork, json, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { bob, dora } from "@/testing/people";
import { LadderPage } from "./LadderPage";

const network = fakeNetwork();
const ADMIN = { at: "/settings/ladder", me: dora };

/** What the server keeps. */
let ladder: Ladder;

beforeEach(() => {
  ladder = aLadder();
  network.on("GET /ladder", () => json(ladder));
  network.on("PUT /ladder", ({ body }) => {
    ladder = { ...(body as LadderWritten), warnings: [] };
    return json(ladder);
  });
  network.on("POST /ladder/preview", ({ body }) => {
    const { at, policies, priority } = body as PreviewAsked;
    const policy = (policies ?? ladder.policies).find((each) => each.priority === priority);
    const items = (policy?.steps ?? []).map(({ after, tell, tier }) => ({
      at: new Date(Date.parse(at ?? "") + after * 60_000).toISOString(),
      tell,
      tier,
      names: tell === "banner" ? [] : ["Anna Kahn", "Ben Ode"],
      after_minutes: after,
    }));
    return json({ items });
  });
});

const card = (name: string) => screen.findByRole("region", { name });
const minutes = (within_: HTMLElement, step: number) =>
  within(within_).getByRole("textbox", { name: `Step ${step}: after how many minutes` });
const saved = () => network.of("PUT /ladder").map(({ body }) => body as LadderWritten);

describe("Dora, an admin, edits the ladder", () => {
  test("and reads each priority's ladder as a sentence", async () => {
    await show(<LadderPage />, ADMIN);
    expect(await card("Urgent")).toHaveTextContent("Everybody hears at once. Then told again after 10 min.");
    expect(await card("Low")).toHaveTextContent("Everybody hears at once. Then nothing more happens.");
    expect(await card("Low")).toHaveTextContent("asked after 10 min without a first action");
  });

  test("and sees who would be told when, while she adds a step", async () => {
    const { user } = await show(<LadderPage />, ADMIN);
    const urgent = await card("Urgent");
    const preview = within(urgent).getByRole("region", { name: "What would happen" });
    expect(await within(preview).findByText("Anna Kahn and Ben Ode are told again")).toBeInTheDocument();
    expect(preview).toHaveTextContent(/Fri 16:50everybody hears/);
    expect(preview).toHaveTextContent("Fri 17:00after 10 min");
    await user.click(within(urgent).getByRole("button", { name: "Add a step" }));
    expect(minutes(urgent, 2)).toHaveFocus();
    expect(minutes(urgent, 2)).toHaveValue("20");
    expect(await within(preview).findByText("Anna Kahn and Ben Ode are told (admins)")).toBeInTheDocument();
    await user.clear(within(preview).getByRole("textbox", { name: "Time of the escalation" }));
    await user.type(within(preview).getByRole("textbox", { name: "Time of the escalation" }), "9");
    expect(await within(preview).findByText(/Fri 09:10/)).toBeInTheDocument();
  });

  test("and saves it, and takes it back", async () => {
    const before = ladder.policies.find(({ priority }) => priority === "urgent")?.steps;
    const { user } = await show(<LadderPage />, ADMIN);
    const urgent = await card("Urgent");
    await user.clear(minutes(urgent, 1));
    await user.type(minutes(urgent, 1), "15");
    await user.click(screen.getByRole("button", { name: "Save" }));
    const said = await screen.findByText("Saved. It holds for every escalation from now on.");
    expect(said).toHaveFocus();
    expect(saved()[0]?.policies[0]).toMatchObject({ priority: "urgent", steps: [{ after: 15 }] });
    expect(saved()[0]?.calendar).toBeNull();
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByText(/^Undone/)).toBeInTheDocument();
    expect(saved()[1]?.policies[0]?.steps).toEqual(before);
    expect(minutes(urgent, 1)).toHaveValue("10");
  });

  test("and reads that a step must come later, once she leaves it; it is not sent", async () => {
    const { user } = await show(<LadderPage />, ADMIN);
    const urgent = await card("Urgent");
    await user.click(within(urgent).getByRole("button", { name: "Add a step" }));
    await user.clear(minutes(urgent, 2));
    await user.type(minutes(urgent, 2), "5");
    expect(urgent).not.toHaveTextContent("Each step comes later than the one before it.");
    await user.tab();
    expect(urgent).toHaveTextContent("Each step comes later than the one before it.");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(saved()).toEqual([]);
    await waitFor(() => expect(minutes(urgent, 2)).toHaveFocus());
    await user.type(minutes(urgent, 2), "0");
    expect(urgent).not.toHaveTextContent("Each step comes later than the one before it.");
  });

  test("and what the server refuses stands beside its field, in the card that it opens", async () => {
    const errors = [
      { pointer: "/policies/1/first_tier", reason: "No active engineer or admin is in tier 3." },
    ];
    network.on("PUT /ladder", () => problem(422, "invalid", { errors }));
    const { user } = await show(<LadderPage />, ADMIN);
    const urgent = await card("Urgent");
    await user.clear(minutes(urgent, 1));
    await user.type(minutes(urgent, 1), "15");
    await user.click(screen.getByRole("button", { name: "Save" }));
    const first = await within(await card("High")).findByRole("combobox", { name: "Who hears at once" });
    expect(first).toBeInvalid();
    expect(first).toHaveFocus();
    expect(await card("High")).toHaveTextContent("No active engineer or admin is in tier 3.");
  });

  test("and the preview says already while she edits what could never happen", async () => {
    const errors = [
      { pointer: "/policies/0/steps/0/tier", reason: "No active engineer or admin is in tier 3." },
    ];
    const { user } = await show(<LadderPage />, ADMIN);
    const urgent = await card("Urgent");
    network.on("POST /ladder/preview", () => problem(422, "invalid", { errors }));
    const what = within(urgent).getByRole("combobox", { name: "Step 1: what happens" });
    await user.selectOptions(what, "tell tier 3");
    await waitFor(() => expect(what).toBeInvalid());
    await screen.findByText("1 thing does not fit yet.");
  });

  test("and leaves with unsaved changes only after a question", async () => {
    const { user, router, path } = await show(<LadderPage />, ADMIN);
    const urgent = await card("Urgent");
    await user.click(within(urgent).getByRole("button", { name: "Remove step 1" }));
    await waitFor(() => expect(within(urgent).getByRole("button", { name: "Add a step" })).toHaveFocus());
    void router.navigate({ to: "/" });
    await user.click(await screen.findByRole("button", { name: "Stay here" }));
    expect(path()).toBe("/settings/ladder");
    await user.click(screen.getByRole("button", { name: "Discard" }));
    expect(minutes(urgent, 1)).toHaveValue("10");
    await waitFor(() => expect(screen.queryByRole("region", { name: "Changes" })).not.toBeInTheDocument());
    await router.navigate({ to: "/" });
    await waitFor(() => expect(path()).toBe("/"));
  });
});

test("Dora finds no ladder at all and begins with a suggestion, which is not saved by itself", async () => {
  ladder = aLadder({ policies: [] });
  const { user } = await show(<LadderPage />, ADMIN);
  await user.click(await screen.findByRole("button", { name: "Begin with a suggestion" }));
  expect(await card("High")).toHaveTextContent(
    "told again after 15 min, the admins after 45 min and marked as unowned after 1 h 30 min",
  );
  expect(screen.queryByText("No ladder is set up yet.")).not.toBeInTheDocument();
  expect(saved()).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Save" }));
  await screen.findByText(/^Saved/);
  expect(saved()[0]?.policies.map(({ steps }) => steps.length)).toEqual([3, 3, 2, 1]);
});

describe("Bob, an engineer, reads the ladder", () => {
  test("in words and with its times, without a field to change it", async () => {
    ladder = aLadder({
      calendar: { time_zone: "Europe/Berlin", week: { "0": [["08:00", "12:00"]] }, holidays: [] },
    });
    await show(<LadderPage />, { at: "/settings/ladder", me: bob });
    expect(await card("Urgent")).toHaveTextContent("Then told again after 10 min. Counted in duty hours.");
    expect(await screen.findByText("Anna Kahn and Ben Ode are told again")).toBeInTheDocument();
    expect(await card("Duty hours")).toHaveTextContent("Monday08:00 to 12:00");
    expect(screen.queryByRole("button", { name: "Save" })).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Add a step" })).not.toBeInTheDocument();
    const asked = network.of("POST /ladder/preview")[0]?.body as PreviewAsked;
    expect(asked.policies).toBeUndefined();
  });
});

test("the ladder cannot be read: trying again shows it", async () => {
  network.on("GET /ladder", () => problem(503, "unavailable"));
  const { user } = await show(<LadderPage />, ADMIN);
  const again = await screen.findByRole("button", { name: "Try again" });
  network.on("GET /ladder", () => json(ladder));
  await user.click(again);
  expect(await card("Urgent")).toBeInTheDocument();
});
