import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { Call } from "@/api/numberTypes";
import { fakeNetwork, json } from "@/testing/network";
import { aBreakdown, aCall, noSavings } from "@/testing/numbers";
import { show } from "@/testing/page";
import { alice, bob, dora, personOf } from "@/testing/people";
import { later, T0 } from "@/testing/records";
import { BaselinePanel } from "./BaselinePanel";

const network = fakeNetwork();
const CALLS = "GET /baselines";

let calls: Call[] = [];
beforeEach(() => {
  localStorage.clear();
  calls = [];
  network.on(CALLS, () => json({ items: calls, next_cursor: null }));
  network.on("GET /baselines/freezes", () => json({ items: [] }));
  network.on("GET /analytics/flowpilot/savings", () => json(noSavings(calls.length)));
  network.on("GET /analytics/flowpilot/breakdown", () => json(aBreakdown({ items: [] })));
});

const open = (me = bob) => show(<BaselinePanel period="30d" />, { me, at: "/baseline" });
const press = (name: string) => screen.findByRole("button", { name });

describe("a timed call", () => {
  test("is changed by who timed it, with a reason, and only what is different is sent", async () => {
    calls = [aCall()];
    network.on("PATCH /baselines/call-1", () => json(aCall({ people: 3, revisions: 1 })));
    const { user } = await open();
    await user.click(await screen.findByRole("button", { name: /^Change the call of/ }));
    const dialog = await screen.findByRole("dialog", { name: "Change a timed call" });
    await user.click(within(dialog).getByRole("button", { name: "One more" }));
    await user.click(within(dialog).getByRole("button", { name: "Save change" }));
    expect(within(dialog).getByText("Say why: it stays on record.")).toBeInTheDocument();
    await user.type(within(dialog).getByRole("textbox", { name: "Why" }), "Mira was on it too");
    await user.click(within(dialog).getByRole("button", { name: "Save change" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    expect(network.of("PATCH /baselines/call-1")[0]?.body).toEqual({
      people: 3,
      reason: "Mira was on it too",
    });
  });

  test("of Bob is not Alice's to change, but an admin's", async () => {
    calls = [aCall()];
    const asAlice = await open(alice);
    await screen.findByText("11:20");
    expect(screen.queryByRole("button", { name: /^Change the call/ })).not.toBeInTheDocument();
    asAlice.unmount();
    await open(dora);
    expect(await screen.findByRole("button", { name: /^Remove the call/ })).toBeInTheDocument();
  });

  test("that was removed says by whom, when and why", async () => {
    const removed = { at: later(900), by: personOf(dora), reason: "Two calls in one" };
    network.on(CALLS, ({ query }) =>
      json({ items: query.get("removed") === "true" ? [aCall({ removed })] : [], next_cursor: null }),
    );
    const { user } = await open();
    expect(await screen.findByText("No call has been timed yet.")).toBeInTheDocument();
    await user.click(screen.getByRole("checkbox", { name: "Show removed calls" }));
    expect(await screen.findByText(/removed by Dora Lindt, .*“Two calls in one”/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /^Change/ })).not.toBeInTheDocument();
  });

  test("shows what was changed, before and after", async () => {
    calls = [aCall({ people: 3, revisions: 2 })];
    const revision = (number: number, people: number) => ({
      number,
      at: later(number * 60),
      by: personOf(bob),
      reason: `Reason ${number}`,
      changed: ["people"],
      before: {
        started_at: T0,
        stopped_at: later(680),
        people,
        category: null,
        ticket_ref: null,
        note: null,
      },
    });
    network.on("GET /baselines/call-1/revisions", () => json({ items: [revision(1, 2), revision(2, 4)] }));
    const { user } = await open();
    await user.click(await press("changed 2 times"));
    const dialog = await screen.findByRole("dialog", { name: "What was changed" });
    expect(await within(dialog).findByText("people: 4 → 3")).toBeInTheDocument();
    expect(within(dialog).getByText("people: 2 → 4")).toBeInTheDocument();
    expect(within(dialog).getByText("“Reason 1”")).toBeInTheDocument();
  });
});

describe("a frozen period", () => {
  test("is made by an admin from whole days of the account's time zone", async () => {
    network.on("POST /baselines/freezes", () => json({}, 201));
    const { user } = await open(dora);
    await user.click(await press("Freeze a period"));
    const dialog = await screen.findByRole("dialog", { name: "Freeze a period" });
    await user.type(within(dialog).getByLabelText(/First day/), "2026-09-01");
    await user.type(within(dialog).getByLabelText(/Last day/), "2026-09-30");
    await user.click(within(dialog).getByRole("button", { name: "Freeze" }));
    await waitFor(() => expect(network.of("POST /baselines/freezes")).toHaveLength(1));
    expect(network.of("POST /baselines/freezes")[0]?.body).toEqual({
      from: "2026-08-31T22:00:00.000Z",
      to: "2026-09-30T22:00:00.000Z",
      name: null,
    });
  });

  test("in force says so to everybody, and only an admin may lift it", async () => {
    const freeze = {
      id: "freeze-1",
      from: "2026-08-31T22:00:00Z",
      to: "2026-09-30T22:00:00Z",
      name: "September",
      n_calls: 23,
      made_by: personOf(dora),
      made_at: T0,
      lifted: null,
    };
    network.on("GET /baselines/freezes", () => json({ items: [freeze] }));
    const asBob = await open();
    expect(await screen.findByText(/^September, 1 Sept? to 30 Sept?, 23 calls$/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Lift" })).not.toBeInTheDocument();
    asBob.unmount();
    network.on("POST /baselines/freezes/freeze-1/lift", () => json(freeze));
    const { user } = await open(dora);
    await user.click(await press("Lift"));
    await user.type(screen.getByRole("textbox", { name: "Why" }), "The team has changed");
    await user.click(await press("Lift it"));
    await waitFor(() =>
      expect(network.of("POST /baselines/freezes/freeze-1/lift")[0]?.body).toEqual({
        reason: "The team has changed",
      }),
    );
  });
});
