import { expect, test } from "@playwright/test";
import { settled } from "./looking";
import { escalate, MIRA, PRIYA, signedIn, startSession } from "./people";
import { watchShifts } from "./shifts";

test("a toast and the bell's count arrive beside Priya's work and move none of it", async ({ browser }) => {
  const problem = "Scanner sends pages to nobody";
  const mira = await signedIn(browser, MIRA);
  const priya = await signedIn(browser, PRIYA);
  await priya.page.goto("/");
  await expect(priya.page.getByRole("heading", { level: 1 })).toBeVisible();
  await startSession(mira.page, problem);
  await settled(priya.page);
  const shifts = await watchShifts(priya.page);
  await escalate(mira.page, "Since the address book moved.");
  const toast = priya.page.getByRole("article", { name: /^Escalation from Mira Okafor/ });
  await expect(toast).toContainText(problem);
  await expect(priya.page.getByRole("button", { name: /^Alerts, \d+ unread$/ })).toBeVisible();
  await settled(priya.page);
  expect(await shifts()).toBeLessThan(0.000_1);
  for (const person of [mira, priya]) await person.context.close();
});

test("Priya finds a page, and is in it, without touching the mouse", async ({ browser }) => {
  const { page, context } = await signedIn(browser, PRIYA);
  await page.goto("/escalations");
  await expect(page.getByRole("status", { name: "Live", exact: true })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: "Search, or go to a page" })).toBeFocused();
  await page.keyboard.type("playb");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Playbooks", level: 1 })).toBeVisible();
  await expect(page.locator("#content")).toBeFocused();
  await context.close();
});

test("what a phone needs to install FlowPilot is served as what it is", async ({ request }) => {
  const answer = await request.get("/manifest.webmanifest");
  expect(answer.headers()["content-type"]).toContain("application/manifest+json");
  const { icons } = (await answer.json()) as { icons: { src: string; type: string }[] };
  for (const { src, type } of icons) {
    const icon = await request.get(src);
    expect(icon.headers()["content-type"], src).toBe(type);
  }
});
