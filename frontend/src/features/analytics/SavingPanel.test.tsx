import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { Savings } from "@/api/numberTypes";
import { fakeNetwork, json } from "@/testing/network";
import { noSavings, theSavings } from "@/testing/numbers";
import { show } from "@/testing/page";
import { bob, dora } from "@/testing/people";
import { SavingPanel } from "./SavingPanel";

const network = fakeNetwork();

let savings: Savings = theSavings();
beforeEach(() => {
  savings = theSavings();
  network.on("GET /analytics/flowpilot/savings", () => json(savings));
});

const open = (me = bob) => show(<SavingPanel period="30d" filtered={false} />, { me, at: "/analytics" });
const region = (name: string) => screen.findByRole("region", { name });

describe("hours saved per week", () => {
  test("are a range with their verdict, what they stand on, and the rate beside them", async () => {
    await open();
    const shown = await region("Hours saved per week");
    expect(shown).toHaveTextContent("2.2 to 4.4 h");
    expect(shown).toHaveTextContent("verified");
    expect(shown).toHaveTextContent("15.1per 100 sessions");
    expect(shown).toHaveTextContent("The 30 days before: 18.4.");
    expect(shown).toHaveTextContent(
      "Stands on 41 escalations; left out, not taken as zero: 1 without a known time for writing, 2 picked up without opening the handoff first.",
    );
    expect(shown).toHaveTextContent(
      /Pilot since 28 Sept?, week 9: 77 escalations with both parts, 23 timed calls\./,
    );
    expect(
      within(shown).getByRole("img", {
        name: "last 30 days: 2.2 to 4.4 hours a week. whole pilot: 2.1 to 4.2 hours a week.",
      }),
    ).toBeInTheDocument();
  });

  test("may be below zero, and say what that means", async () => {
    savings = theSavings({
      hours_saved_per_week: { value: -0.4, interval: [-1.2, 0.3] },
      verdict: "refuted",
    });
    await open();
    const shown = await region("Hours saved per week");
    expect(shown).toHaveTextContent("−1.2 to 0.3 h");
    expect(shown).toHaveTextContent("refuted");
    expect(shown).toHaveTextContent("Below zero means: with FlowPilot it took more time than the call did.");
  });

  test("do not exist without timed calls, and the page says how many are missing", async () => {
    savings = noSavings(3);
    await open();
    const shown = await region("Hours saved per week");
    expect(shown).toHaveTextContent("No figure yet");
    expect(shown).toHaveTextContent("2 more calls and this becomes a figure.");
    expect(shown).not.toHaveTextContent("0.0");
    expect(within(shown).queryByRole("img")).not.toBeInTheDocument();
  });

  test("are called rough and thin where they are", async () => {
    savings = theSavings({ rough: true, thin: true, n_baseline: 7 });
    await open();
    const shown = await region("Hours saved per week");
    expect(within(shown).getByText("rough")).toBeInTheDocument();
    expect(within(shown).getByText("thin")).toBeInTheDocument();
    expect(shown).toHaveTextContent("Thin: 7 timed calls");
  });
});

describe("the pilot", () => {
  test("is given its first day by an admin, once", async () => {
    const pilot = { ...savings.pilot, set_by_admin: false };
    savings = theSavings({ pilot });
    network.on("POST /account/pilot", () => json({}));
    const { user } = await open(dora);
    await user.click(await screen.findByRole("button", { name: "Set the first day" }));
    const dialog = screen.getByRole("dialog", { name: "First day of the pilot" });
    await user.type(within(dialog).getByLabelText("First day"), "2026-10-01");
    savings = theSavings();
    await user.click(within(dialog).getByRole("button", { name: "Set it for good" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    expect(network.of("POST /account/pilot")[0]?.body).toEqual({ started_at: "2026-09-30T22:00:00.000Z" });
    await waitFor(() =>
      expect(screen.queryByRole("button", { name: "Set the first day" })).not.toBeInTheDocument(),
    );
  });

  test("is not Bob's to begin", async () => {
    savings = theSavings({ pilot: { ...savings.pilot, set_by_admin: false } });
    await open();
    await region("Hours saved per week");
    expect(screen.queryByRole("button", { name: "Set the first day" })).not.toBeInTheDocument();
  });
});
