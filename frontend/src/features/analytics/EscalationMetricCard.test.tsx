import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { EscalationMetric } from "@/api/types";
import { fakeNetwork, json, problem } from "@/testing/network";
import { show } from "@/testing/page";
import { dora, personOf } from "@/testing/people";
import { aCard, aFigure, ago, aMetric } from "@/testing/records";
import { EscalationMetricCard } from "./EscalationMetricCard";

const network = fakeNetwork();
const METRIC = "GET /analytics/flowpilot/escalations";
const card = () => screen.getByRole("region", { name: "Time to first action" });

let metric: EscalationMetric = aMetric();
beforeEach(() => {
  metric = aMetric();
  network.on(METRIC, () => json(metric));
});

const thin = aFigure({
  n: 2,
  n_censored: 1,
  mean: null,
  median: null,
  points: [
    { seconds: 130, censored: false },
    { seconds: 40, censored: false },
  ],
  interval: { mean: null, median: null, p90: null, p95: null },
  missing: { mean: "below_floor", median: "below_floor", p90: "below_floor", p95: "below_floor" },
});

/** The card once its figures have come. */
async function cardWith(words: string): Promise<HTMLElement> {
  await waitFor(() => expect(card()).toHaveTextContent(words));
  return card();
}

describe("the stat card above the queue", () => {
  test("is there at once and keeps its room while the figures are on their way", async () => {
    network.on(METRIC, () => new Promise<Response>(() => undefined));
    await show(<EscalationMetricCard />);
    expect(card()).toHaveTextContent("last 7 days");
    expect(card()).not.toHaveTextContent("0 /");
  });

  test("shows mean, median, how many acted, and the definition", async () => {
    await show(<EscalationMetricCard />);
    const shown = await cardWith("8 / 9");
    expect(shown).toHaveTextContent("1:20 to 3:04mean up to 8 h: 2 min 12 s, rough");
    expect(shown).toHaveTextContent("median: 1 min 48 s, rough");
    expect(shown).toHaveTextContent("claimed have acted");
    expect(shown).toHaveTextContent("The one without an action yet counts as still running.");
    expect(shown).toHaveTextContent("From picked up to the first act.");
    expect(shown).toHaveTextContent("Ranges: 95 %, rough below 40 complete times.");
  });

  test("says of a range whose end is not reached that it is not", async () => {
    await show(<EscalationMetricCard />);
    expect(await cardWith("0:52 to not reached")).toBeInTheDocument();
  });

  test("of many times shows the number first and its range beside it", async () => {
    metric = aMetric({ time_to_first_action: aFigure({ n: 40 }) });
    await show(<EscalationMetricCard />);
    expect(await cardWith("2 min 12 s")).toHaveTextContent("2 min 12 smean up to 8 h, 1:20 to 3:04");
    expect(card()).not.toHaveTextContent("rough");
  });

  test("says how it is counted when asked", async () => {
    metric = aMetric({ metric_definition: "From picked up to the first act. Each counts once." });
    const { user } = await show(<EscalationMetricCard />);
    await cardWith("From picked up to the first act.");
    expect(screen.getByText(/Each counts once\./)).not.toBeVisible();
    await user.click(screen.getByRole("button", { name: "How it is counted" }));
    expect(screen.getByText(/Each counts once\./)).toBeVisible();
  });

  test("shows every single time, and the running one apart", async () => {
    await show(<EscalationMetricCard />);
    const strip = await screen.findByRole("img", {
      name: "8 completed times as dots, 1 still running as ticks",
    });
    expect(card()).toContainElement(strip);
  });

  test("of too few times shows them one by one instead of a mean", async () => {
    metric = aMetric({ n_claimed: 3, n_with_action: 2, time_to_first_action: thin });
    await show(<EscalationMetricCard />);
    const shown = await cardWith("Not enough data");
    expect(shown).toHaveTextContent("mean, median: 2 of the 6 that it needs");
    expect(shown).toHaveTextContent("Each one: 0:40 2:10");
    expect(shown).toHaveTextContent("2 / 3");
    expect(shown).not.toHaveTextContent("rough");
  });

  test("of a mean that the curve does not reach says so", async () => {
    const figure = aFigure({
      mean: null,
      median: null,
      missing: { mean: "not_reached", median: "not_reached" },
    });
    metric = aMetric({ time_to_first_action: figure });
    await show(<EscalationMetricCard />);
    expect(await cardWith("8 / 9")).toHaveTextContent("not reached");
  });

  test("without any claim says so and what will come", async () => {
    metric = aMetric({
      n_claimed: 0,
      n_with_action: 0,
      time_to_first_action: aFigure({ ...thin, n: 0, points: [] }),
    });
    await show(<EscalationMetricCard />);
    expect(await cardWith("No escalation was picked up in this period.")).toHaveTextContent(
      "The first claim and its first action will show here.",
    );
    expect(card()).not.toHaveTextContent("0 / 0");
  });

  test("shows negative times as the fault that they are", async () => {
    metric = aMetric({ time_to_first_action: aFigure({ n_negative: 2 }) });
    await show(<EscalationMetricCard />);
    expect(await cardWith("2 with a negative time: please report this.")).toBeInTheDocument();
  });

  test("that cannot be read says so, and trying again shows it", async () => {
    network.on(METRIC, () => problem(500, "unavailable"));
    const { user } = await show(<EscalationMetricCard />);
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("The figures could not be read.");
    network.on(METRIC, () => json(metric));
    await user.click(within(alert).getByRole("button", { name: "Try again" }));
    expect(await cardWith("8 / 9")).toBeInTheDocument();
  });

  test("asks for another period when that is chosen", async () => {
    const { user } = await show(<EscalationMetricCard />);
    await user.click(screen.getByRole("button", { name: "90 days" }));
    expect(card()).toHaveTextContent("last 90 days");
    await waitFor(() => expect(network.of(METRIC).at(-1)?.query.get("period")).toBe("90d"));
  });

  test("reads its figures again soon after somebody claims", async () => {
    const page = await show(<EscalationMetricCard />, { cards: [aCard()] });
    await cardWith("8 / 9");
    metric = aMetric({ n_claimed: 10 });
    const act = { handoff_id: "handoff-1", session_id: "session-1", by: personOf(dora), at: ago(0) };
    page.hear("handoff_claimed", { ...act, way: "own" });
    expect(await cardWith("8 / 10")).toBeInTheDocument();
  });
});
