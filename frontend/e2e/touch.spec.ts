import { expect, type Page, test } from "@playwright/test";
import { settled } from "./looking";
import { card, escalate, HELENE, JONAS, MIRA, signedIn, startSession, write } from "./people";

const PHONE = { width: 390, height: 844, touch: true };

/** What a finger may miss: controls that are less than 44 px wide or high, with what is laid over them. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const small: string[] = [];
    for (const control of document.querySelectorAll("button, a, input, select, textarea")) {
      const { width, height } = control.getBoundingClientRect();
      if (width <= 1 || height <= 1 || control.matches(".sr-only, [aria-hidden=true] *")) continue;
      const over = getComputedStyle(control, "::after");
      const laid = over.content !== "none" && over.position === "absolute";
      const reach = (own: number, more: string) => Math.max(own, (laid && Number.parseFloat(more)) || 0);
      const [wide, high] = [reach(width, over.width), reach(height, over.height)];
      if (wide < 44 || high < 44) small.push(`${control.outerHTML.slice(0, 80)} ${wide}x${high}`);
    }
    return small;
  });
}

async function expectFitting(page: Page): Promise<void> {
  await settled(page);
  expect(await smallTargets(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
}

test("every control on a phone is 44 px for Jonas's finger, and no page is wider than the phone", async ({
  browser,
}) => {
  const mira = await signedIn(browser, MIRA);
  await startSession(mira.page, "Thumb finds no button");
  await write(
    mira.page,
    "Action",
    "Pressed it harder, with the other thumb, with a glove on, and with the back of a pencil",
  );
  await escalate(mira.page, "My thumbs are too wide.");
  const jonas = await signedIn(browser, JONAS, PHONE);
  const { page } = jonas;
  const look = () => expectFitting(page);
  for (const path of ["/", "/pilot/new", "/analytics", "/analytics/definitions", "/baseline", "/settings"]) {
    await page.goto(path);
    await expect(page.getByRole("heading").first()).toBeVisible();
    await look();
  }
  await page.goto("/escalations");
  const arrived = card(page, "Thumb finds no button");
  const dot = await arrived.locator("[data-unread]").boundingBox();
  expect(dot?.width).toBe(6);
  expect(dot?.height).toBe(6);
  await look();
  await arrived.getByRole("button", { name: "Pick up" }).tap();
  await expect(page.getByRole("region", { name: "Ways to go on" })).toBeVisible();
  await look();
  await page.getByRole("button", { name: "I'll take it from here" }).tap();
  await page.waitForURL(/\/pilot\//);
  const message = page.getByRole("textbox", { name: "Your message" });
  await expect(message).toBeVisible();
  await expect(message).not.toBeFocused();
  await look();
  // With the keyboard open the title, what ends it and the newest step stay in sight.
  await message.tap();
  await page.setViewportSize({ width: PHONE.width, height: 500 });
  await look();
  await expect(page.getByRole("button", { name: "Resolve" })).toBeInViewport({ ratio: 1 });
  const steps = page.getByRole("region", { name: "Steps" });
  await expect(steps.getByText("Pressed it harder")).toBeInViewport();
  await expect(page.getByRole("button", { name: "Send" })).toBeInViewport({ ratio: 1 });
  await page.getByRole("button", { name: "More acts" }).tap();
  await expect(page.getByRole("button", { name: "Hand back" })).toBeVisible();
  await jonas.context.close();
  await mira.context.close();
});

test("Jonas times a call and says who was on it with his thumb", async ({ browser }) => {
  const { page, context } = await signedIn(browser, JONAS, PHONE);
  await page.goto("/baseline");
  await page.getByRole("button", { name: "Start stopwatch" }).tap();
  await expectFitting(page);
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Stop the call" })).toBeVisible();
  await expectFitting(page);
  await page.getByRole("button", { name: "Stop the call" }).tap();
  await expect(page.getByRole("button", { name: "Save call" })).toBeVisible();
  await expectFitting(page);
  await page.getByRole("button", { name: "Discard" }).tap();
  await context.close();
});

test("Helene changes the settings with her thumb", async ({ browser }) => {
  const { page, context } = await signedIn(browser, HELENE, PHONE);
  await page.goto("/settings/alerts");
  await page.getByText("Keep quiet at set hours").tap();
  await expect(page.getByRole("textbox", { name: "Quiet from" })).toBeVisible();
  await expectFitting(page);
  await page.getByText("Keep quiet at set hours").tap();
  await page.getByRole("button", { name: "Add a channel" }).tap();
  await expectFitting(page);
  await page.getByRole("button", { name: "Cancel" }).tap();
  await page.getByRole("button", { name: "My alerts", exact: true }).tap();
  await page.getByRole("link", { name: "Channels" }).tap();
  await expect(page.getByRole("button", { name: "Add a room" })).toBeVisible();
  await expectFitting(page);
  await page.goto("/settings/ladder");
  await page.getByText("At set hours").tap();
  const urgent = page.getByRole("region", { name: "Urgent", exact: true });
  await urgent.getByRole("button", { name: "Add a step" }).tap();
  await page.getByRole("button", { name: "Add a holiday" }).tap();
  await expect(page.getByRole("button", { name: "Save" })).toBeVisible();
  await expectFitting(page);
  await context.close();
});
