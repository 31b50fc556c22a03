import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { HELENE, JONAS, MIRA, PRIYA, signedIn } from "./people";

const baseline = (page: Page) => page.getByRole("region", { name: "Manual baseline" });

/** Only what is made to scroll may: never the page sideways. */
async function expectNoSideways(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBeLessThanOrEqual(0);
}

test("Jonas times a call with two taps on his phone, over a reload and another page", async ({ browser }) => {
  const jonas = await signedIn(browser, JONAS, { width: 390, height: 844, touch: true });
  const { page } = jonas;
  await page.goto("/baseline");
  await baseline(page).getByRole("button", { name: "Start stopwatch" }).tap();
  await page.reload();
  await expect(baseline(page).getByRole("timer")).toHaveText(/0:0[1-9]/);
  await page.goto("/escalations");
  await page.getByRole("button", { name: "Stop the call" }).tap();
  await expect(page).toHaveURL(/\/baseline$/);
  await baseline(page).getByRole("button", { name: "One more" }).tap();
  await baseline(page).getByRole("textbox", { name: "Ticket" }).fill("48213");
  await expectNoSideways(page);
  await baseline(page).getByRole("button", { name: "Save call" }).tap();
  await expect(baseline(page).getByText("Saved.")).toBeVisible();
  const row = baseline(page).getByRole("listitem").first();
  await expect(row).toContainText("3 people");
  await expect(row).toContainText("#48213");
  await baseline(page).getByRole("button", { name: "Undo" }).tap();
  await expect(baseline(page).getByText("Taken back.", { exact: false })).toBeVisible();
  await baseline(page).getByText("Show removed calls").tap();
  await expect(
    baseline(page)
      .getByText(/removed by Jonas Becker/)
      .first(),
  ).toBeVisible();
  await jonas.context.close();
});

test("Mira's tabs agree on one stopwatch, and her call is saved once", async ({ browser }) => {
  const mira = await signedIn(browser, MIRA);
  const other = await mira.context.newPage();
  await mira.page.goto("/baseline");
  await other.goto("/baseline");
  await baseline(mira.page).getByRole("button", { name: "Start stopwatch" }).click();
  await expect(baseline(other).getByRole("timer")).toBeVisible();
  await other.waitForTimeout(1100);
  await baseline(other).getByRole("button", { name: "Stop", exact: true }).click();
  const ticket = `T-${Date.now()}`;
  await baseline(mira.page).getByRole("textbox", { name: "Ticket" }).fill(ticket);
  await expect(baseline(other).getByRole("textbox", { name: "Ticket" })).toHaveValue(ticket);
  await baseline(other).getByRole("button", { name: "Save call" }).click();
  await expect(baseline(other).getByText("Saved.")).toBeVisible();
  await expect(baseline(mira.page).getByRole("button", { name: "Start stopwatch" })).toBeVisible();
  await mira.page.reload();
  await expect(baseline(mira.page).getByText(`#${ticket}`)).toHaveCount(1);
  await mira.context.close();
});

test("Helene changes a call and says why, and everybody can read what it was", async ({
  browser,
  baseURL,
}) => {
  const priya = await signedIn(browser, PRIYA);
  const answer = await priya.context.request.post("/api/v1/baselines", {
    data: {
      started_at: new Date(Date.now() - 1_200_000).toISOString(),
      stopped_at: new Date(Date.now() - 600_000).toISOString(),
      people: 2,
      note: "Label printer, by phone",
    },
    headers: { Origin: baseURL ?? "" },
  });
  expect(answer.status()).toBe(201);
  const helene = await signedIn(browser, HELENE);
  await helene.page.goto("/baseline");
  const row = (page: Page) =>
    baseline(page).getByRole("listitem").filter({ hasText: "Label printer, by phone" }).first();
  await row(helene.page)
    .getByRole("button", { name: /^Change/ })
    .click();
  const dialog = helene.page.getByRole("dialog", { name: "Change a timed call" });
  await dialog.getByRole("textbox", { name: "Length in minutes" }).fill("12");
  await dialog.getByRole("textbox", { name: "Why" }).fill("The first two minutes were missing");
  await dialog.getByRole("button", { name: "Save change" }).click();
  await expect(row(helene.page)).toContainText("12:00");
  await priya.page.goto("/baseline");
  await row(priya.page).getByRole("button", { name: "changed once" }).click();
  const trace = priya.page.getByRole("dialog", { name: "What was changed" });
  await expect(trace).toContainText("Helene Vogt");
  await expect(trace).toContainText("The first two minutes were missing");
  await priya.context.close();
  await helene.context.close();
});

test("the owner reads the page at three widths, by keyboard, and takes the evidence home", async ({
  browser,
}) => {
  const helene = await signedIn(browser, HELENE);
  const { page } = helene;
  for (const width of [1440, 820, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/analytics");
    await expect(page.getByRole("region", { name: "Hours saved per week" })).toContainText(
      "per 100 sessions",
    );
    await expect(page.getByRole("region", { name: "Still waiting after" })).toBeVisible();
    await expectNoSideways(page);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  const curve = page.getByRole("slider", { name: "How many still wait, step by step" });
  await curve.focus();
  await curve.press("End");
  await expect(curve).toHaveAttribute("aria-valuetext", /in 100 still wait/);

  await page.getByRole("combobox", { name: "Priority" }).selectOption({ label: "High" });
  await expect(page).toHaveURL(/priority=high/);
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Priority" })).toHaveValue("high");
  const [rows] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Every row as CSV" }).click(),
  ]);
  const lines = (await readFile(await rows.path(), "utf8")).trim().split("\r\n");
  const counted = await page.getByText(/escalations?, each counted once/).textContent();
  expect(lines.length - 1).toBe(Number.parseInt(counted ?? "", 10));
  expect(lines.slice(1).every((line) => line.includes(",high,"))).toBe(true);

  const [pack] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Evidence pack", exact: true }).click(),
  ]);
  expect((await readFile(await pack.path())).subarray(0, 2).toString()).toBe("PK");
  await helene.context.close();
});

test("on paper stand the figures, and nothing to press", async ({ browser }) => {
  const helene = await signedIn(browser, HELENE);
  const { page } = helene;
  await page.goto("/analytics");
  await expect(page.getByRole("region", { name: "Where they went" })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("region", { name: "Where they went" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "30 days" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Start stopwatch" })).toHaveCount(0);
  await helene.context.close();
});

test("each figure leads to what it means", async ({ browser }) => {
  const mira = await signedIn(browser, MIRA);
  const { page } = mira;
  await page.goto("/analytics");
  await page.getByRole("link", { name: "Waiting: what it means and what may be quoted" }).first().click();
  await expect(page.getByRole("heading", { name: "What these numbers mean" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Waiting" })).toBeInViewport();
  await mira.context.close();
});
