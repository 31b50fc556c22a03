import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { Call } from "@/api/numberTypes";
import { fakeNetwork, json, noAnswer, problem } from "@/testing/network";
import { aBreakdown, aCall, noSavings } from "@/testing/numbers";
import { show } from "@/testing/page";
import { bob, victor } from "@/testing/people";
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

test("a viewer has no stopwatch", async () => {
  await open(victor);
  expect(screen.getByRole("heading", { name: "Not for your role" })).toBeInTheDocument();
  expect(network.of(CALLS)).toEqual([]);
});
