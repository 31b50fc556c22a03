import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { Savings } from "@/api/numberTypes";
import type { EscalationMetric } from "@/api/types";
import { fakeNetwork, json, problem } from "@/testing/network";
import { aBreakdown, aCurve, aWeek, noSavings, theCurves, theSavings, theWeeks } from "@/testing/numbers";
import { show } from "@/testing/page";
import { alice, bob, victor } from "@/testing/people";
import { aCard, aFigure, ago, aMetric } from "@/testing/records";
import { AnalyticsPage } from "./AnalyticsPage";

const network = fakeNetwork();
const ANALYTICS = "GET /analytics/flowpilot";
const METRIC = `${ANALYTICS}/escalations`;

let metric: EscalationMetric = aMetric();
let savings: Savings = theSavings();
beforeEach(() => {
  metric = aMetric({ period: "30d" });
  savings = theSavings();
  network.on(METRIC, () => json(metric));
  network.on(`${ANALYTICS}/savings`, () => json(savings));
  network.on(`${ANALYTICS}/curves`, () => json(theCurves()));
  network.on(`${ANALYTICS}/weeks`, () =>
    json(theWeeks(aWeek(), aWeek({ from: "2026-11-22T23:00:00Z", partial: true }))),
  );
  network.on(`${ANALYTICS}/breakdown`, ({ query }) =>
    json(query.get("by") === "priority" ? aBreakdown() : aBreakdown({ items: [] })),
  );
  network.on("GET /baselines", () => json({ items: [], next_cursor: null }));
  network.on("GET /baselines/freezes", () => json({ items: [] }));
});

const open = (at = "/analytics") => show(<AnalyticsPage />, { me: bob, at });
const region = (name: string) => screen.findByRole("region", { name });

describe("the pictures", () => {
  test("say in words how many still wait, step by step, under the arrow keys", async () => {
    const { user } = await open();
    const curve = await screen.findByRole("slider", { name: "How many still wait, step by step" });
    curve.focus();
    await user.keyboard("{Home}{ArrowRight}");
    expect(curve).toHaveAttribute(
      "aria-valuetext",
      "After 5 min 00 s, 50 in 100 still wait (95 %: 20 to 80).",
    );
    await user.keyboard("{End}");
    expect(curve).toHaveAttribute("aria-valuenow", "3");
  });

  test("say of a half that is not reached that it is not", async () => {
    metric = aMetric({
      waiting: aFigure({ median: null, missing: { median: "not_reached", p90: "below_floor" } }),
    });
    await open();
    const shown = await region("Still waiting after");
    expect(shown).toHaveTextContent(
      "Half: not reached, too many still wait. 1 in 10: not enough data, 8 of 29.",
    );
  });

  test("count what had become of all of them after some times", async () => {
    await open();
    const counts = await region("What had become of them");
    expect(within(counts).getByRole("row", { name: "waits now 0 1" })).toBeInTheDocument();
    expect(within(counts).queryByRole("row", { name: /^closed before/ })).not.toBeInTheDocument();
  });

  test("have the same as a table", async () => {
    await open();
    const curve = await region("The curve as a table");
    expect(within(curve).getByRole("row", { name: "5 min 00 s 50 % 20 % – 80 %" })).toBeInTheDocument();
    const weeks = await region("The weeks as a table");
    expect(
      within(weeks).getByRole("row", { name: /^23 Nov \(not whole\) 10 9 1 min 48 s/ }),
    ).toBeInTheDocument();
  });

  test("tell of one that waits longer than they show", async () => {
    network.on(`${ANALYTICS}/curves`, () =>
      json(
        theCurves({
          waiting: aCurve({
            steps: aCurve().steps.map((step) => ({ ...step, share: 0.04 })),
            running: [{ seconds: 90_000 }],
          }),
        }),
      ),
    );
    await open();
    expect(
      await screen.findByText("1 more waits now, for 1 d 1 h, beyond the right edge"),
    ).toBeInTheDocument();
  });
});

describe("the figures", () => {
  test("stand with their meaning, what is cut, what is left out, and the word rough", async () => {
    metric = aMetric({ getting_ready: aFigure({ n_left_out: 2 }) });
    await open();
    const table = await region("Table of figures");
    const row = within(table).getByRole("row", { name: /^Getting ready/ });
    expect(row).toHaveTextContent("first look at the handoff to their first act");
    expect(row).toHaveTextContent("Cut: 1 looked at, but without an act so far or at the end.");
    expect(row).toHaveTextContent("Left out: 2 picked up without opening the handoff first.");
    expect(row).toHaveTextContent("rough");
    expect(row).toHaveTextContent("not enough data, 8 of 29");
  });

  test("show times below zero as the fault that they are", async () => {
    metric = aMetric({ waiting: aFigure({ n_negative: 2 }) });
    await open();
    expect(await screen.findAllByText(/2 times are below zero: a fault in the records/)).not.toHaveLength(0);
  });

  test("count every escalation once", async () => {
    await open();
    const where = await region("Where they went");
    expect(where).toHaveTextContent("12 escalations, each counted once");
    expect(
      within(where).getByRole("img", {
        name: "All escalations of the period: 9 picked up, 1 still not picked up, 1 solved by the asker, 1 cancelled.",
      }),
    ).toBeInTheDocument();
    expect(where).toHaveTextContent("8 of 9 picked up have a first action. 2 claims were given up before");
  });
});

describe("the address", () => {
  test("carries period, clock and filters, and every answer is asked with them", async () => {
    await open("/analytics?period=7d&clock=duty&priority=high&client=");
    await region("Where they went");
    for (const name of [METRIC, `${ANALYTICS}/curves`, `${ANALYTICS}/weeks`]) {
      const query = network.of(name).at(-1)?.query;
      expect(query?.toString()).toBe("period=7d&clock=duty&priority=high&client=");
    }
    expect(network.of(`${ANALYTICS}/savings`).at(-1)?.query.toString()).toBe("period=7d");
    const file = screen.getByRole("link", { name: "Every row as CSV" });
    expect(file.getAttribute("href")).toContain("period=7d&clock=duty&priority=high&client=");
    expect(
      screen.getByText(/Hours saved and the escalation rate are always of the whole account/),
    ).toBeInTheDocument();
  });

  test("changes with what is chosen, and back", async () => {
    const { user, router } = await open();
    await user.selectOptions(screen.getByRole("combobox", { name: "Priority" }), "Urgent");
    await user.click(screen.getByRole("button", { name: "duty clock" }));
    await waitFor(() => expect(router.state.location.searchStr).toBe("?clock=duty&priority=urgent"));
    await user.click(await screen.findByRole("button", { name: "Clear filters" }));
    await waitFor(() => expect(router.state.location.searchStr).toBe("?clock=duty"));
  });

  test("of the address, only what the page knows is asked", async () => {
    await open("/analytics?period=1y&clock=moon&priority=all");
    await region("Where they went");
    expect(network.of(METRIC).at(-1)?.query.toString()).toBe("period=30d");
  });
});

describe("the analytics page", () => {
  test("of an account without escalations says what will come, and offers the stopwatch", async () => {
    metric = aMetric({ n_escalated: 0, n_claimed: 0 });
    savings = noSavings(0);
    await open();
    expect(await screen.findByRole("heading", { name: "No escalations in this period" })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "All timed calls" })).toBeInTheDocument();
    expect(screen.queryByRole("region", { name: "Still waiting after" })).not.toBeInTheDocument();
  });

  test("lists what waits now from the queue, one's own too", async () => {
    await show(<AnalyticsPage />, {
      me: alice,
      at: "/analytics",
      cards: [aCard({ created_at: ago(47) }), aCard({ id: "handoff-2", state: "claimed" })],
    });
    const now = await region("What waits now");
    expect(await within(now).findAllByRole("listitem")).toHaveLength(1);
    expect(now).toHaveTextContent("47 min");
    expect(now).toHaveTextContent("Kestrel Dental, Outlook asks for the password again and again");
  });

  test("names its clock, its days and its time zone", async () => {
    await open();
    expect(await screen.findByText(/24 Oct to 23 Nov, Europe\/Berlin, wall clock/)).toBeInTheDocument();
  });

  test("says what could not be read and reads it again, the rest stays", async () => {
    network.on(`${ANALYTICS}/curves`, () => problem(503, "unavailable"));
    const { user } = await open();
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("The curves could not be read.");
    expect(await region("Where they went")).toBeInTheDocument();
    network.on(`${ANALYTICS}/curves`, () => json(theCurves()));
    await user.click(within(alert).getByRole("button", { name: "Try again" }));
    expect(await region("Still waiting after")).toBeInTheDocument();
  });

  test("gives the files to check it with", async () => {
    await open();
    const link = (name: string) => screen.findByRole("link", { name });
    expect((await link("Evidence pack")).getAttribute("href")).toBe(
      "/api/v1/analytics/flowpilot/evidence.zip?period=30d",
    );
    expect((await link("Evidence pack, whole pilot")).getAttribute("href")).toContain("period=pilot");
  });

  test("is not for viewers, and does not ask for figures then", async () => {
    await show(<AnalyticsPage />, { me: victor, at: "/analytics" });
    expect(screen.getByRole("heading", { name: "Not for your role" })).toBeInTheDocument();
    expect(network.of(METRIC)).toEqual([]);
  });
});
