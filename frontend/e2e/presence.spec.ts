import { expect, type Page, test } from "@playwright/test";
import { escalated, GRACE, MIRA, PRIYA, signedIn } from "./people";

/** She comes back to the tab: what may be old is asked for again. */
function look(page: Page): Promise<boolean> {
  return page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
}

test("Mira sees that Priya reads it, until she has left; another account learns nothing", async ({
  browser,
}) => {
  const mira = await signedIn(browser, MIRA);
  const priya = await signedIn(browser, PRIYA);
  const grace = await signedIn(browser, GRACE);
  const { session, handoff } = await escalated(mira, "Turnstile opens for nobody");
  await mira.page.goto(`/pilot/${session}`);
  await expect(mira.page.getByRole("status", { name: "Session escalated." })).toBeVisible();
  const reading = mira.page.getByRole("status").filter({ hasText: "is reading" });
  await expect(reading).toHaveCount(0);

  await grace.page.goto(`/escalations/${handoff}`);
  await expect(grace.page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
  await priya.page.goto(`/escalations/${handoff}`);
  await expect(reading).toHaveText(/Priya is reading/);
  const asked = await grace.context.request.get(`/api/v1/escalations/${handoff}/reading`);
  expect(asked.status()).toBe(404);

  await priya.page.keyboard.press("Escape");
  await expect(priya.page.getByRole("heading", { name: "Escalations" })).toBeVisible();
  await expect
    .poll(async () => {
      await look(mira.page);
      return reading.count();
    })
    .toBe(0);
  for (const person of [mira, priya, grace]) await person.context.close();
});
