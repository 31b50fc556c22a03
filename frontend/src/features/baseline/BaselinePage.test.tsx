import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { Call } from "@/api/numberTypes";
import { fakeNetwork, json, noAnswer, problem } from "@/testing/network";
import { aBreakdown, aCall, noSavings } from "@/testing/numbers";
import { show } from "@/testing/page";
import { alice, bob, dora, personOf, victor } from "@/testing/people";
import { later, T0 } from "@/testing/records";
import { BaselinePage } from "./BaselinePage";
import { RunningStopwatch } from "./RunningStopwatch";
import { start, stop } from "./stopwatch";
import { StopwatchStore } from "./stopwatchStore";

const network = fakeNetwork();
const CALLS = "GET /baselines";
const RECORD = "POST /baselines";

let calls: Call[] = [];
beforeEach(() => {
  localStorage.clear();
  calls = [];
  network.on(CALLS, () => json({ items: calls, next_cursor: null }));
  network.on("GET /baselines/freezes", () => json({ items: [] }));
  network.on("GET /analytics/flowpilot/savings", () => json(noSavings(calls.length)));
  network.on("GET /analytics/flowpilot/breakdown", () => json(aBreakdown({ items: [] })));
  network.on(RECORD, ({ body }) => json(aCall(body as Partial<Call>), 201));
});

const open = (me = bob) => show(<BaselinePage />, { me, at: "/baseline" });
const press = (name: string) => screen.findByRole("button", { name });
/** Bob's call of eleven minutes and twenty seconds waits to be saved, as after a reload. */
const timed = (seconds = 680) =>
  new StopwatchStore(bob.id).change(() => stop(start(null, Date.parse(T0)), Date.parse(later(seconds))));

describe("timing a call", () => {
  test("takes two taps, and is saved with two people unless somebody says otherwise", async () => {
    const { user } = await open();
    await user.click(await press("Start stopwatch"));
    expect(screen.getByRole("timer", { name: "The call runs" })).toHaveTextContent("0:0");
    await user.click(await press("Stop"));
    await user.click(await press("Save call"));
    await screen.findByText("Saved.");
    const [sent] = network.of(RECORD);
    expect(sent?.body).toMatchObject({ people: 2, category: null, ticket_ref: null, note: null });
    expect(sent?.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f]{32}$/);
    expect(await press("Start stopwatch")).toBeInTheDocument();
  });

  test("survives a reload with what was written of it", async () => {
    timed();
    const first = await open();
    await first.user.click(await press("One more"));
    await first.user.type(screen.getByRole("textbox", { name: "Ticket" }), "48213");
    first.unmount();
    const second = await open();
    expect(screen.getByText("11:20")).toBeInTheDocument();
    await second.user.click(await press("Save call"));
    await screen.findByText("Saved.");
    expect(network.of(RECORD)[0]?.body).toMatchObject({
      started_at: "2026-11-23T09:00:00.000Z",
      stopped_at: "2026-11-23T09:11:20.000Z",
      people: 3,
      ticket_ref: "48213",
    });
  });

  test("that got no answer is sent again as the same one", async () => {
    timed();
    network.on(RECORD, noAnswer);
    const { user } = await open();
    await user.click(await press("Save call"));
    expect(await screen.findByRole("alert")).toHaveTextContent("No answer from FlowPilot.");
    network.on(RECORD, () => json(aCall(), 201));
    await user.click(await press("Save call"));
    await screen.findByText("Saved.");
    const [first, second] = network.of(RECORD).map(({ headers }) => headers.get("Idempotency-Key"));
    expect(second).toBe(first);
  });

  test("that the server refused is another one when it is sent again", async () => {
    timed();
    network.on(RECORD, () => problem(422, "invalid"));
    const { user } = await open();
    await user.click(await press("Save call"));
    expect(await screen.findByRole("alert")).toBeInTheDocument();
    network.on(RECORD, () => json(aCall(), 201));
    await user.click(await press("Save call"));
    await screen.findByText("Saved.");
    const [first, second] = network.of(RECORD).map(({ headers }) => headers.get("Idempotency-Key"));
    expect(second).not.toBe(first);
  });

  test("that was forgotten asks how long it really was", async () => {
    timed(9 * 3600);
    const { user } = await open();
    await user.click(await press("Save call"));
    expect(screen.getByText("A number of minutes, more than 0 and at most 480.")).toBeInTheDocument();
    expect(network.of(RECORD)).toEqual([]);
    await user.type(screen.getByRole("textbox", { name: "Minutes" }), "12");
    await user.click(await press("Save call"));
    await screen.findByText("Saved.");
    expect(network.of(RECORD)[0]?.body).toMatchObject({ stopped_at: "2026-11-23T09:12:00.000Z" });
  });

  test("is taken back with a reason that stays", async () => {
    timed();
    network.on("DELETE /baselines/call-1", () => json(aCall()));
    const { user } = await open();
    await user.click(await press("Save call"));
    await user.click(await press("Undo"));
    expect(await screen.findByText("Taken back. It stays on record as removed.")).toBeInTheDocument();
    expect(network.of("DELETE /baselines/call-1")[0]?.body).toEqual({
      reason: "Taken back right after saving",
    });
  });

  test("is seen on every page while it runs, and stopped there", async () => {
    new StopwatchStore(bob.id).change(() => start(null, Date.now() - 65_000));
    const { user, path } = await show(<RunningStopwatch className="" />, { at: "/escalations" });
    expect(screen.getByRole("link", { name: /^Call runs ?1:0/ })).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Stop the call" }));
    await waitFor(() => expect(path()).toBe("/baseline"));
    expect(new StopwatchStore(bob.id).current()?.stopped_at).not.toBeNull();
  });

  test("says how many more calls make a figure", async () => {
    calls = [aCall(), aCall({ id: "call-2" })];
    await open();
    const bar = await screen.findByRole("progressbar", { name: "Timed calls" });
    expect(bar).toHaveAttribute("aria-valuetext", "2 calls timed. 3 more calls and this becomes a figure.");
  });
});

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

test("a viewer has no stopwatch", async () => {
  await open(victor);
  expect(screen.getByRole("heading", { name: "Not for your role" })).toBeInTheDocument();
  expect(network.of(CALLS)).toEqual([]);
});
