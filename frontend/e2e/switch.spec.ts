import { expect, type Page, test } from "@playwright/test";
import { card, escalate, GRACE, MIRA, PRIYA, signedIn, startSession } from "./people";
import { closeTabs, expectArrival, live, openTabs } from "./tabs";

/** Nothing on this screen is Priya's or of her account, and its title counts nothing. */
async function expectNothingOfPriya(page: Page, problem: string): Promise<void> {
  await expect(page.getByText(PRIYA)).toHaveCount(0);
  await expect(page.getByText("Tallgrass")).toHaveCount(0);
  await expect(page.getByText(problem)).toHaveCount(0);
  expect(await page.title()).not.toMatch(/^\(/);
}

test("Grace of another account signs in beside Priya's open tabs: nothing of Priya is left in any of them", async ({
  browser,
  baseURL,
}) => {
  const problem = "Plotter draws every line twice";
  const opened = await openTabs(browser, baseURL, 3);
  const { cable, tabs } = opened;
  const [first, second, third] = tabs as [Page, Page, Page];
  await expectArrival(tabs, browser, problem);
  await card(second, problem).getByRole("link").click();
  await expect(second.getByRole("dialog", { name: "Handoff context" })).toBeVisible();

  await first.getByRole("button", { name: "Sign in as" }).click();
  await first.getByRole("button", { name: new RegExp(GRACE) }).click();
  for (const page of tabs)
    await expect(page.getByRole("button", { name: `${GRACE}, your account` })).toBeVisible();
  await third.goto("/escalations");
  await expect(live(third)).toBeVisible();
  await expect.poll(() => cable.streams).toBe(1);

  const mira = await signedIn(browser, MIRA);
  await startSession(mira.page, `${problem}, again`);
  await escalate(mira.page, "Only Tallgrass may see this.");
  await third.waitForTimeout(500);
  for (const page of tabs) await expectNothingOfPriya(page, problem);
  await mira.context.close();
  await closeTabs(opened);
});

test("Priya signs out in one tab: all are at the door, and no stream is open any more", async ({
  browser,
  baseURL,
}) => {
  const opened = await openTabs(browser, baseURL, 3);
  const { cable, tabs } = opened;
  const [first] = tabs as [Page];
  await first.getByRole("button", { name: `${PRIYA}, your account` }).click();
  await first.getByRole("button", { name: "Sign out" }).click();
  for (const page of tabs) {
    await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
    await expect(page.getByRole("article")).toHaveCount(0);
  }
  await expect.poll(() => cable.streams).toBe(0);
  await closeTabs(opened);
});
