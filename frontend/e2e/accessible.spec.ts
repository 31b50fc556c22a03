import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { ANTON, escalate, HELENE, MIRA, signedIn, startSession, write } from "./people";

/** Fails with the names of the rules that the page breaks, and where. */
async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${where}: ${id} at ${nodes.map((node) => node.target).join(" ")}`,
  );
  expect(found).toEqual([]);
}

/** Opens a page by its address and a heading on it, and looks at it. */
function visitsOf(page: Page): (path: string, heading: string) => Promise<void> {
  return async (path, heading) => {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: heading }).first()).toBeVisible();
    await page.waitForLoadState("networkidle", { timeout: 2_000 }).catch(() => undefined);
    await expectAccessible(page, path);
  };
}

/** The analytics page with every table under its pictures open, and the stopwatch in each of its states. */
async function visitNumbers(page: Page, visit: ReturnType<typeof visitsOf>): Promise<void> {
  await visit("/analytics", "Week by week");
  for (const closed of await page.locator("details > summary").all()) await closed.click();
  await expectAccessible(page, "analytics, opened");
  await visit("/baseline", "Manual baseline");
  await page.getByRole("button", { name: "Start stopwatch" }).click();
  await expectAccessible(page, "stopwatch, running");
  await visit("/pilot/new", "New session");
  await page.goto("/baseline");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(page.getByRole("button", { name: "Save call" })).toBeVisible();
  await expectAccessible(page, "stopwatch, stopped");
  await page.getByRole("button", { name: "Discard" }).click();
}

const SIZES = [
  { name: "wide", width: 1440, height: 900 },
  { name: "phone", width: 390, height: 844 },
];

for (const dark of [false, true]) {
  for (const size of SIZES) {
    test(`every page is accessible, ${size.name}, ${dark ? "dark" : "light"}`, async ({ browser }) => {
      test.setTimeout(120_000);
      const helene = await signedIn(browser, HELENE, { ...size, dark });
      const { page } = helene;
      const visit = visitsOf(page);
      await visit("/", "My sessions");
      await visit("/pilot/new", "New session");
      await visit("/escalations", "Escalations");
      await visit("/analytics/definitions", "What these numbers mean");
      await visitNumbers(page, visit);
      await page.goto("/escalations");
      await page.getByRole("region", { name: "Escalation queue" }).getByRole("link").first().click();
      await expect(page.getByRole("region", { name: "Ways to go on" })).toBeVisible();
      await expectAccessible(page, "context");

      await startSession(page, `Scanner sends nothing, ${size.name} ${dark}`);
      await write(page, "Action", "Restarted the scanner");
      await write(page, "Question", "Since when?");
      await expectAccessible(page, "session");
      await page.getByRole("button", { name: "Escalate", exact: true }).click();
      await expect(page.getByRole("dialog", { name: "Escalate this session" })).toBeVisible();
      await page.waitForTimeout(250);
      await expectAccessible(page, "escalate dialog");
      await page.keyboard.press("Escape");
      await escalate(page, "I may not read its log.", "Low");
      await expectAccessible(page, "escalated session");
      await page.getByRole("button", { name: /who was told/ }).click();
      await expect(page.getByRole("dialog", { name: "Who was told" }).getByText(/sent/)).not.toHaveCount(0);
      await page.waitForTimeout(250);
      await expectAccessible(page, "ledger");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Context" }).click();
      await page.waitForTimeout(250);
      await expectAccessible(page, "context overlay");
      await helene.context.clearCookies();
      await page.goto("/login");
      await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
      await expectAccessible(page, "/login");
      await page.goto("/accept/nothing");
      await expect(page.getByRole("button", { name: "Join" })).toBeVisible();
      await expectAccessible(page, "/accept");
      await page.goto("/forgot");
      await expect(page.getByRole("button", { name: "Send the link" })).toBeVisible();
      await expectAccessible(page, "/forgot");
      await page.goto("/reset/nothing");
      await expect(page.getByRole("button", { name: "Save and sign in" })).toBeVisible();
      await expectAccessible(page, "/reset");
      await page.goto("/unsubscribe/nothing");
      await expect(page.getByRole("button", { name: "Stop the mail" })).toBeVisible();
      await expectAccessible(page, "/unsubscribe");
      await helene.context.close();
    });

    test(`the settings are accessible, ${size.name}, ${dark ? "dark" : "light"}`, async ({ browser }) => {
      test.setTimeout(120_000);
      const { page, context } = await signedIn(browser, HELENE, { ...size, dark });
      const visit = visitsOf(page);
      await visit("/settings", "You");
      await visit("/settings/account", "This account");
      await visit("/settings/clients", "Clients");
      await visit("/settings/people", "People");
      await page.getByRole("link", { name: MIRA }).click();
      await expect(page.getByRole("button", { name: /^Give \d+ session/ })).toBeVisible();
      await expectAccessible(page, "a person");
      await visit("/settings/alerts", "Quiet hours");
      await page.getByText("Keep quiet at set hours").click();
      await expect(page.getByRole("textbox", { name: "Quiet from" })).toBeVisible();
      await expectAccessible(page, "quiet hours");
      await page.getByText("Keep quiet at set hours").click();
      await page.getByRole("button", { name: "Add a channel" }).click();
      await page.waitForTimeout(250);
      await expectAccessible(page, "add a channel");
      await page.keyboard.press("Escape");
      await visit("/settings/channels", "Rooms");
      await visit("/settings/canary", "Test escalation");
      await visit("/settings/audit", "Audit trail");
      await page.getByRole("link", { name: "Minute by minute" }).first().click();
      await expect(page.getByRole("region", { name: "What happened" })).toBeVisible();
      await expectAccessible(page, "minute by minute");
      await visit("/settings/ladder", "If nobody picks it up");
      await page.getByRole("button", { name: "Add a holiday" }).click();
      await expect(page.getByRole("region", { name: "Changes" })).toBeVisible();
      await page.waitForTimeout(250);
      await expectAccessible(page, "ladder, edited");
      await page.getByRole("button", { name: "Discard" }).click();
      await context.close();
    });
  }
}

test("Anton, a viewer, is told plainly what is not for him", async ({ browser }) => {
  const anton = await signedIn(browser, ANTON);
  await anton.page.goto("/");
  await expect(anton.page.getByRole("link", { name: "Escalations" })).toHaveCount(0);
  await anton.page.goto("/escalations");
  await expect(anton.page.getByRole("heading", { name: "Not for your role" })).toBeVisible();
  await expectAccessible(anton.page, "forbidden");
  await anton.context.close();
});

test("an address of nobody's, and one of another account, look the same", async ({ browser }) => {
  const mira = await signedIn(browser, MIRA);
  for (const path of [
    "/pilot/00000000-0000-7000-8000-000000000000",
    "/escalations/00000000-0000-7000-8000-000000000000",
    "/nowhere",
  ]) {
    await mira.page.goto(path);
    await expect(mira.page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
  }
  await expectAccessible(mira.page, "not found");
  await mira.context.close();
});

test("Priya works the queue by keyboard alone", async ({ browser }) => {
  const priya = await signedIn(browser, "Priya Raman");
  const { page } = priya;
  await page.goto("/escalations");
  const cards = page.getByRole("region", { name: "Escalation queue" }).getByRole("article");
  await expect(cards.first()).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(cards.first().getByRole("link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Handoff context" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "Escalations" })).toBeVisible();
  await expect(cards.first().getByRole("link")).toBeFocused();
  await page.goto("/settings");
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await priya.context.close();
});

test("the dialog to escalate begins at its reason, and gives the focus back", async ({ browser }) => {
  const mira = await signedIn(browser, MIRA);
  const { page } = mira;
  await startSession(page, "Keyboard types twice");
  await page.getByRole("button", { name: "Escalate", exact: true }).press("Enter");
  await expect(page.getByRole("textbox", { name: "Reason" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Escalate", exact: true })).toBeFocused();
  await mira.context.close();
});
