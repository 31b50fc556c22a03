import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { Ladder, LadderWritten } from "@/api/types";
import { aLadder } from "@/testing/alertRecords";
import { fakeNetwork, json } from "@/testing/network";
import { show } from "@/testing/page";
import { dora } from "@/testing/people";
import { LadderPage } from "./LadderPage";

const network = fakeNetwork();
const ADMIN = { at: "/settings/ladder", me: dora };

/** What the server keeps. */
let ladder: Ladder;

beforeEach(() => {
  ladder = aLadder();
  network.on("GET /ladder", () => json(ladder));
  network.on("POST /ladder/preview", () => json({ items: [] }));
  network.on("PUT /ladder", ({ body }) => {
    ladder = { ...(body as LadderWritten), warnings: [] };
    return json(ladder);
  });
});

const card = (name: string) => screen.findByRole("region", { name });
const saved = () => network.of("PUT /ladder").map(({ body }) => body as LadderWritten);

describe("Dora sets duty hours", () => {
  test("with a break on Monday, copied to the week, and a holiday", async () => {
    const { user } = await show(<LadderPage />, ADMIN);
    const panel = await card("Duty hours");
    await user.click(within(panel).getByRole("radio", { name: /^At set hours/ }));
    expect(panel).toHaveTextContent("40 h a week");
    const end = within(panel).getByRole("textbox", { name: "Monday, hours 2: to" });
    await user.clear(end);
    await user.type(end, "16");
    await user.tab();
    expect(end).toHaveValue("16:00");
    expect(panel).toHaveTextContent("39 h a week");
    await user.click(within(panel).getByRole("button", { name: "Copy Monday to Friday" }));
    expect(panel).toHaveTextContent("35 h a week");
    await user.click(within(panel).getByRole("button", { name: "Add hours on Saturday" }));
    expect(within(panel).getByRole("textbox", { name: "Saturday, hours 1: from" })).toHaveFocus();
    await user.click(within(panel).getByRole("button", { name: "Add a holiday" }));
    await user.type(within(panel).getByLabelText("Holiday 1: date"), "2026-12-25");
    await user.type(within(panel).getByRole("textbox", { name: "Holiday 1: name" }), "Christmas");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByText(/^Saved/);
    const { calendar } = saved()[0] ?? {};
    expect(calendar).toMatchObject({
      time_zone: "Europe/Berlin",
      holidays: [{ date: "2026-12-25", name: "Christmas" }],
    });
    const weekday = [
      ["08:00", "12:00"],
      ["13:00", "16:00"],
    ];
    expect(calendar?.week["4"]).toEqual(weekday);
    expect(calendar?.week["5"]).toEqual([["08:00", "17:00"]]);
    expect(calendar?.week["6"]).toEqual([]);
  });

  test("past holidays are folded away until she wants to see them, and stay when it is saved", async () => {
    const holidays = [
      { date: "2001-05-01", name: "Labour Day" },
      { date: "2999-12-25", name: "Christmas" },
    ];
    ladder = aLadder({
      calendar: { time_zone: "Europe/Berlin", week: { "0": [["08:00", "12:00"]] }, holidays },
    });
    const { user } = await show(<LadderPage />, ADMIN);
    const panel = await card("Duty hours");
    expect(within(panel).queryByDisplayValue("Labour Day")).not.toBeInTheDocument();
    await user.type(within(panel).getByDisplayValue("Christmas"), "!");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByText(/^Saved/);
    expect(saved()[0]?.calendar?.holidays.map(({ name }) => name)).toEqual(["Labour Day", "Christmas!"]);
    await user.click(within(panel).getByRole("button", { name: "Show 1 past one" }));
    expect(within(panel).getByDisplayValue("Labour Day")).toBeInTheDocument();
  });

  test("of many holidays she sees the next two, and the others when she asks for them", async () => {
    const holidays = [2001, 2999, 3000, 3001].map((year) => ({
      date: `${year}-12-25`,
      name: `Christmas ${year}`,
    }));
    ladder = aLadder({
      calendar: { time_zone: "Europe/Berlin", week: { "0": [["08:00", "12:00"]] }, holidays },
    });
    const { user } = await show(<LadderPage />, ADMIN);
    const panel = await card("Duty hours");
    const names = () =>
      within(panel)
        .getAllByRole("textbox", { name: /^Holiday \d+: name$/ })
        .map((input) => (input as HTMLInputElement).value);
    expect(names()).toEqual(["Christmas 2999", "Christmas 3000"]);
    await user.click(within(panel).getByRole("button", { name: "Show 1 later and 1 past one" }));
    expect(names()).toHaveLength(4);
  });

  test("over midnight, which is said; and an end that is no time is refused", async () => {
    const { user } = await show(<LadderPage />, ADMIN);
    const panel = await card("Duty hours");
    await user.click(within(panel).getByRole("radio", { name: /^At set hours/ }));
    await user.click(within(panel).getByRole("button", { name: "Add hours on Sunday" }));
    const end = within(panel).getByRole("textbox", { name: "Sunday, hours 1: to" });
    await user.clear(end);
    await user.type(end, "0600");
    await user.tab();
    expect(panel).toHaveTextContent("next day");
    await user.clear(end);
    await user.type(end, "99");
    await user.tab();
    expect(panel).toHaveTextContent("Write a time like 08:30.");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(saved()).toEqual([]);
  });
});
