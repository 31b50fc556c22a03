import { expect, type Page, test } from "@playwright/test";
import { Keyboard } from "./keyboard";
import { expectAccessible, expectAccessibleEverywhere } from "./looking";
import { ANTON, escalate, HELENE, MIRA, signedIn, startSession, write } from "./people";
import { logOf } from "./tickets";

type Visit = (path: string, heading: string) => Promise<void>;

/** Opens a page by its address and a heading on it, and looks at it. */
function visitsOf(page: Page): Visit {
  return async (path, heading) => {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: heading }).first()).toBeVisible();
    await expectAccessibleEverywhere(page, path);
  };
}

/** Opens a page by its address and a button on it, and looks at it. */
async function visitDoor(page: Page, path: string, button: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("button", { name: button, exact: true })).toBeVisible();
  await expectAccessibleEverywhere(page, path);
}

/** The analytics page with every table under its pictures open, and the stopwatch in each of its states. */
async function visitNumbers(page: Page, visit: Visit): Promise<void> {
  await visit("/analytics", "Week by week");
  for (const closed of await page.locator("details > summary").all()) await closed.click();
  await expectAccessibleEverywhere(page, "analytics, opened");
  await visit("/baseline", "Manual baseline");
  await page.getByRole("button", { name: "Start stopwatch" }).click();
  await expectAccessibleEverywhere(page, "stopwatch, running");
  await visit("/pilot/new", "New session");
  await page.goto("/baseline");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(page.getByRole("button", { name: "Save call" })).toBeVisible();
  await expectAccessibleEverywhere(page, "stopwatch, stopped");
  await page.getByRole("button", { name: "Discard" }).click();
}

test("every page to read in is accessible", async ({ browser }) => {
  test.setTimeout(120_000);
  const { page, context } = await signedIn(browser, HELENE);
  const visit = visitsOf(page);
  await visit("/", "My sessions");
  await visit("/pilot/new", "New session");
  await visit("/escalations", "Escalations");
  await visit("/analytics/definitions", "What these numbers mean");
  await visitNumbers(page, visit);
  await context.close();
});

test("the doors are accessible", async ({ browser }) => {
  const { page, context } = await signedIn(browser, HELENE);
  await page.goto("/login");
  const invited = await context.request.post("/api/v1/users", {
    headers: { Origin: new URL(page.url()).origin },
    data: { email: `door-${Date.now()}@tallgrass.example`, name: "Dora Winter", role: "engineer" },
  });
  const { invitation_url: invitation } = await invited.json();
  await context.clearCookies();
  await visitDoor(page, "/login", "Sign in");
  await visitDoor(page, new URL(invitation).pathname, "Join");
  await visitDoor(page, "/forgot", "Send the link");
  await visitDoor(page, "/reset/nothing", "Save and sign in");
  await visitDoor(page, "/unsubscribe/nothing", "Stop the mail");
  await context.close();
});

test("a handoff is accessible in each of its places", async ({ browser }) => {
  test.setTimeout(120_000);
  const { page, context } = await signedIn(browser, HELENE);
  const look = (where: string) => expectAccessibleEverywhere(page, where);
  await page.goto("/escalations");
  await page.getByRole("region", { name: "Escalation queue" }).getByRole("link").first().click();
  await expect(page.getByRole("region", { name: "Ways to go on" })).toBeVisible();
  await look("context");
  await startSession(page, "Scanner sends nothing");
  await write(page, "Action", "Restarted the scanner");
  await write(page, "Question", "Since when?");
  await look("session");
  await page.getByRole("button", { name: "Escalate", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Escalate this session" })).toBeVisible();
  await look("escalate dialog");
  await page.keyboard.press("Escape");
  await escalate(page, "I may not read its log.", "Low");
  await look("escalated session");
  await page.getByRole("button", { name: /who was told/ }).click();
  await expect(page.getByRole("dialog", { name: "Who was told" }).getByText(/sent/)).not.toHaveCount(0);
  await look("ledger");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Context" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await look("context overlay");
  await context.close();
});

test("the newer pieces of a session are accessible, in the light and in the dark", async ({ browser }) => {
  test.setTimeout(120_000);
  const { page, context } = await signedIn(browser, HELENE);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const look = async (where: string) => {
    await expectAccessible(page, where);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page, `${where}, dark`, ["color-contrast"]);
    await page.emulateMedia({ colorScheme: "light" });
  };
  await startSession(page, "VPN does not connect from home since this morning");
  await page.getByRole("button", { name: "Ask the guide" }).click();
  await expect(page.getByRole("group", { name: "Answers to the guide’s question" })).toBeVisible();
  await page.getByRole("textbox", { name: "Your message" }).focus();
  await new Keyboard(page).paste(logOf(10_000));
  await expect(page.getByRole("button", { name: "Attach as file" })).toBeVisible();
  await look("guide, and a long paste");
  await page.getByRole("button", { name: "Send" }).click();
  const file = { name: "tunnel.log", mimeType: "text/plain", buffer: Buffer.from(logOf(3)) };
  await page.locator("input[type=file]").setInputFiles(file);
  await expect(page.getByRole("link", { name: /tunnel\.log/ })).toBeVisible();
  await look("files, and a long log folded");
  await page.getByRole("button", { name: "Show all 10,000 lines" }).click();
  await expect(page.getByRole("textbox", { name: "Whole text" })).toBeVisible();
  await look("long log, open");
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Remove a text…" }).click();
  await expect(page.getByRole("dialog", { name: "Remove a text for good" })).toBeVisible();
  await look("remove a text");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Resolve" }).click();
  await expect(page.getByRole("dialog", { name: "Resolve this session" })).toBeVisible();
  await look("resolve");
  await context.close();
});

test("the settings are accessible", async ({ browser }) => {
  test.setTimeout(120_000);
  const { page, context } = await signedIn(browser, HELENE);
  const visit = visitsOf(page);
  const look = (where: string) => expectAccessibleEverywhere(page, where);
  await visit("/settings", "You");
  await visit("/settings/account", "This account");
  await visit("/settings/clients", "Clients");
  await visit("/settings/people", "People");
  await page.getByRole("link", { name: MIRA }).click();
  await expect(page.getByRole("button", { name: /^Give \d+ session/ })).toBeVisible();
  await look("a person");
  await visit("/settings/alerts", "Quiet hours");
  await page.getByText("Keep quiet at set hours").click();
  await expect(page.getByRole("textbox", { name: "Quiet from" })).toBeVisible();
  await look("quiet hours");
  await page.getByText("Keep quiet at set hours").click();
  await page.getByRole("button", { name: "Add a channel" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await look("add a channel");
  await page.keyboard.press("Escape");
  await visit("/settings/channels", "Rooms");
  await visit("/settings/canary", "Test escalation");
  await context.close();
});

test("the settings of the ladder and the audit are accessible", async ({ browser }) => {
  test.setTimeout(120_000);
  const { page, context } = await signedIn(browser, HELENE);
  const visit = visitsOf(page);
  await visit("/settings/audit", "Audit trail");
  await page.getByRole("link", { name: "Minute by minute" }).first().click();
  await expect(page.getByRole("region", { name: "What happened" })).toBeVisible();
  await expectAccessibleEverywhere(page, "minute by minute");
  await visit("/settings/ladder", "If nobody picks it up");
  await page.getByRole("button", { name: "Add a holiday" }).click();
  await expect(page.getByRole("region", { name: "Changes" })).toBeVisible();
  await expectAccessibleEverywhere(page, "ladder, edited");
  await page.getByRole("button", { name: "Discard" }).click();
  await context.close();
});

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
