import { expect, type Page, test } from "@playwright/test";
import { Cable } from "./cable";
import { settled } from "./looking";
import { card, escalate, JONAS, MIRA, PRIYA, signedIn, startSession } from "./people";
import { watchShifts } from "./shifts";

/** The tab as if another one stood before it, or as if it came back. */
async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, "hidden", { value, configurable: true });
    Object.defineProperty(document, "visibilityState", {
      value: value ? "hidden" : "visible",
      configurable: true,
    });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

test("an arrival moves nothing but itself, and is counted in the title of a hidden tab", async ({
  browser,
}) => {
  const problem = "Time clock shows the wrong hour since the update";
  const mira = await signedIn(browser, MIRA);
  const priya = await signedIn(browser, PRIYA);
  await priya.page.goto("/escalations");
  await expect(priya.page.getByRole("status", { name: "Live", exact: true })).toBeVisible();
  await expect(priya.page.getByRole("region", { name: "Time to first action" })).toContainText("median");
  const shifts = await watchShifts(priya.page);
  await startSession(mira.page, problem);
  await hide(priya.page, true);
  await escalate(mira.page, "The server's time is right.");
  await expect(card(priya.page, problem)).toBeVisible();
  await expect(priya.page).toHaveTitle(/^\(1\) Escalations/);
  await expect(priya.page.locator("[data-arrival=new]")).toHaveCount(0);
  await settled(priya.page);
  // The ticking of the waiting times moves fractions of a pixel; a card that pushed others would count thousandfold.
  expect(await shifts()).toBeLessThan(0.000_1);
  await hide(priya.page, false);
  await expect(priya.page).toHaveTitle(/^Escalations/);
  for (const person of [mira, priya]) await person.context.close();
});

test("nothing jumps: what arrived stays above, what waited stays in its order", async ({ browser }) => {
  const mira = await signedIn(browser, MIRA);
  const jonas = await signedIn(browser, JONAS);
  await jonas.page.goto("/escalations");
  const articles = jonas.page.getByRole("region", { name: "Escalation queue" }).getByRole("article");
  await expect(articles.first()).toBeVisible();
  const ids = () => articles.evaluateAll((all) => all.map((one) => one.getAttribute("data-handoff-id")));
  const before = await ids();
  await startSession(mira.page, "First of two arrivals");
  await escalate(mira.page, "One.", "Low");
  await startSession(mira.page, "Second of two arrivals");
  await escalate(mira.page, "Two.", "Urgent");
  await expect(card(jonas.page, "Second of two arrivals")).toBeVisible();
  const after = await ids();
  expect(after.slice(2)).toEqual(before);
  await expect(articles.nth(0)).toHaveAccessibleName("Second of two arrivals");
  await expect(articles.nth(1)).toHaveAccessibleName("First of two arrivals");
  for (const person of [mira, jonas]) await person.context.close();
});

test("the unread dot goes when Priya opens it, not before, and stays gone", async ({ browser }) => {
  const problem = "Meeting room screen stays black";
  const mira = await signedIn(browser, MIRA);
  const priya = await signedIn(browser, PRIYA);
  await startSession(mira.page, problem);
  await escalate(mira.page, "The cable is fine.");
  await priya.page.goto("/escalations");
  const dot = card(priya.page, problem).locator("[data-unread]");
  await expect(dot).toBeVisible();
  await card(priya.page, problem).hover();
  await expect(dot).toBeVisible();
  const stamped = priya.page.waitForResponse(/\/opened$/);
  await card(priya.page, problem).getByRole("link").click();
  await expect(priya.page.getByRole("dialog", { name: "Handoff context" })).toBeVisible();
  await stamped;
  await priya.page.keyboard.press("Escape");
  await expect(card(priya.page, problem)).toBeVisible();
  await expect(dot).toHaveCount(0);
  await priya.page.reload();
  await expect(card(priya.page, problem)).toBeVisible();
  await expect(dot).toHaveCount(0);
  for (const person of [mira, priya]) await person.context.close();
});

test("a cut connection is said, and what was missed is there after it", async ({ browser, baseURL }) => {
  const problem = "Badge reader at the south door rejects everybody";
  const cable = await Cable.to(Number(new URL(baseURL ?? "").port));
  const mira = await signedIn(browser, MIRA);
  const priya = await signedIn(browser, PRIYA, { address: cable.address });
  await priya.page.goto("/escalations");
  await expect(priya.page.getByRole("status", { name: "Live", exact: true })).toBeVisible();
  cable.pull();
  await expect(priya.page.getByRole("status", { name: "Reconnecting" })).toBeVisible({ timeout: 1_500 });
  const said = priya.page.getByRole("status", { name: /^Not live since \d\d:\d\d$/ });
  await expect(said).toBeVisible({ timeout: 4_500 });
  await expect(priya.page.getByText("You may be missing new ones.")).toBeVisible();
  await startSession(mira.page, problem);
  await escalate(mira.page, "The controller answers.", "Urgent");
  cable.plugIn();
  await priya.page.getByRole("button", { name: "Try now" }).click();
  await expect(priya.page.getByRole("status", { name: "Live", exact: true })).toBeVisible();
  await expect(card(priya.page, problem)).toBeVisible();
  await expect(priya.page.getByText("You may be missing new ones.")).toBeHidden();
  for (const person of [mira, priya]) await person.context.close();
  await cable.away();
});

test("who asks for less motion gets a fade", async ({ browser }) => {
  const problem = "Docking station loses the second screen";
  const mira = await signedIn(browser, MIRA);
  const priya = await signedIn(browser, PRIYA, { reducedMotion: true });
  await priya.page.goto("/escalations");
  await expect(priya.page.getByRole("status", { name: "Live", exact: true })).toBeVisible();
  const animation = priya.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const look = () => {
          const arrived = document.querySelector("[data-arrival=new]");
          if (arrived === null) requestAnimationFrame(look);
          else resolve(getComputedStyle(arrived).animationName);
        };
        look();
      }),
  );
  await startSession(mira.page, problem);
  await escalate(mira.page, "New cable, same thing.");
  expect(await animation).toBe("fade-in");
  for (const person of [mira, priya]) await person.context.close();
});

test("a claim by Jonas takes the card from Priya's queue to those picked up", async ({ browser }) => {
  const problem = "Fax gateway refuses the third page";
  const mira = await signedIn(browser, MIRA);
  const priya = await signedIn(browser, PRIYA);
  const jonas = await signedIn(browser, JONAS);
  await startSession(mira.page, problem);
  await escalate(mira.page, "The provider sees nothing.");
  await priya.page.goto("/escalations");
  await expect(card(priya.page, problem).getByRole("button", { name: "Pick up" })).toBeVisible();
  await jonas.page.goto("/escalations");
  await card(jonas.page, problem).getByRole("button", { name: "Pick up" }).click();
  await jonas.page.getByRole("button", { name: "I'll take it from here" }).click();
  await expect(card(priya.page, problem)).toContainText(`${JONAS} picked it up`);
  await expect(card(priya.page, problem).getByRole("button", { name: "Read along" })).toBeVisible();
  await jonas.page.getByRole("button", { name: "Release" }).click();
  const dialog = jonas.page.getByRole("dialog", { name: "Give it back to the queue" });
  await dialog.getByRole("textbox", { name: "Reason" }).fill("I am off at noon.");
  await dialog.getByRole("button", { name: "Release" }).click();
  await expect(card(priya.page, problem).getByRole("button", { name: "Pick up" })).toBeVisible();
  for (const person of [mira, priya, jonas]) await person.context.close();
});
