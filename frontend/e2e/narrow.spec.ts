import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { ADMIN, adminPlaces, DESK, deskPlaces, FRONT_DOOR, type Place } from "../screens/places";
import { signedIn, startSession } from "./people";

/** As wide as a page is for somebody who reads it at 400 %, or twice as large on a small phone. */
const NARROW = { width: 320, height: 640 };

/** What the router leaves in the window. */
interface RouterInWindow {
  __TSR_ROUTER__: { state: { status: string; resolvedLocation: { pathname: string } } };
}

/** Goes from page to page without loading anew, and says which are wider than the window, and through what. */
async function tooWide(page: Page, places: Place[]): Promise<string[]> {
  const found: string[] = [];
  await page.locator("h1").first().waitFor();
  for (const path of new Set(places.map((place) => place.path))) {
    await page.evaluate((to) => window.history.pushState(null, "", to), path);
    await page.waitForFunction((to) => {
      const { __TSR_ROUTER__: router } = window as unknown as RouterInWindow;
      const shown = router.state.status === "idle" && router.state.resolvedLocation.pathname === to;
      return shown && document.querySelector("main .skeleton") === null;
    }, path.split("?")[0]);
    await page.locator("h1").first().waitFor();
    const wide = await page.evaluate(() => {
      const root = document.documentElement;
      if (root.scrollWidth <= window.innerWidth) return null;
      const over = [...document.querySelectorAll("body *")].filter(
        (each) => each.getBoundingClientRect().right > window.innerWidth + 1,
      );
      return over.slice(0, 3).map((each) => `${each.tagName} ${each.className}`.slice(0, 90));
    });
    if (wide !== null) found.push(`${path}: ${wide.join(" | ")}`);
  }
  return found;
}

/** Turns the page round, as a language does that is written from right to left. */
async function fromRightToLeft(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    new MutationObserver(() => {
      if (document.documentElement?.dir !== "rtl") document.documentElement?.setAttribute("dir", "rtl");
    }).observe(document, { attributes: true, childList: true, subtree: true, attributeFilter: ["dir"] });
  });
}

test("at 320 px nobody at the desk scrolls sideways", async ({ browser }) => {
  const { page, context } = await signedIn(browser, DESK, NARROW);
  await page.goto("/");
  expect(await tooWide(page, await deskPlaces(context.request))).toEqual([]);
  await context.close();
});

test("nor does an admin, on any other page", async ({ browser }) => {
  const { page, context } = await signedIn(browser, ADMIN, NARROW);
  await page.goto("/escalations");
  expect(await tooWide(page, await adminPlaces(context.request))).toEqual([]);
  await context.close();
});

test("nor does who is not signed in", async ({ browser }) => {
  const page = await browser.newPage({ viewport: NARROW });
  await page.goto("/login");
  expect(await tooWide(page, FRONT_DOOR)).toEqual([]);
  await page.close();
});

test("from right to left a phone does not scroll sideways either", async ({ browser }) => {
  const { page, context } = await signedIn(browser, ADMIN, { width: 390, height: 844 });
  await fromRightToLeft(context);
  await page.goto("/escalations");
  const places = [...(await deskPlaces(context.request)), ...(await adminPlaces(context.request))];
  expect(
    await tooWide(
      page,
      places.filter(({ reach }) => reach === undefined),
    ),
  ).toEqual([]);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await context.close();
});

test("whoever set type twice as large reads everything twice as large, and nothing is lost", async ({
  browser,
}) => {
  const { page, context } = await signedIn(browser, DESK, { width: 1280, height: 900 });
  const devtools = await context.newCDPSession(page);
  await devtools.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
  await page.goto("/");
  expect(await tooWide(page, await deskPlaces(context.request))).toEqual([]);
  expect(await page.locator("body").evaluate((body) => getComputedStyle(body).fontSize)).toBe("26px");
  await context.close();
});

test("at 200 % a session's composer gives its room to what is read", async ({ browser }) => {
  const { page, context } = await signedIn(browser, DESK, { width: 720, height: 450 });
  await page.goto("/");
  expect(await tooWide(page, await deskPlaces(context.request))).toEqual([]);
  const { origin, pathname } = new URL(await startSession(page, "The label printer stops after each page"));
  for (let number = 1; number <= 12; number += 1)
    await context.request.post(`/api/v1/ai-sessions/${pathname.split("/").at(-1)}/steps`, {
      headers: { Origin: origin },
      data: { kind: "fact", text: `Stopped after page ${number}` },
    });
  await page.reload();
  const box = page.getByRole("textbox", { name: "Your message" });
  await expect(box).toBeVisible();
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(box).not.toBeInViewport({ ratio: 1 });
  await page.keyboard.press("n");
  await expect(box).toBeInViewport({ ratio: 1 });
  await context.close();
});
