import { expect, type Page, test } from "@playwright/test";
import { ADMIN, adminPlaces, DESK, deskPlaces, FRONT_DOOR, type Place } from "../screens/places";
import { signedIn } from "./people";

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
