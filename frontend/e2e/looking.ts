import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Waits until nothing is on its way to the page and nothing in it moves. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator(".skeleton")).toHaveCount(0);
  await page.evaluate(async () => {
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    const ending = document.getAnimations().filter(({ effect }) => {
      const end = effect?.getComputedTiming().endTime;
      return typeof end === "number" && Number.isFinite(end);
    });
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** Fails with the names of the rules that the page breaks as it stands, and where. */
export async function expectAccessible(page: Page, where = page.url(), rules: string[] = []): Promise<void> {
  await settled(page);
  // The pages have no frames, and the long lists of what is right are not looked at: both cost most of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  axe.options({ resultTypes: ["violations"], ...(rules.length > 0 && { runOnly: rules }) });
  const { violations } = await axe.analyze();
  const found = violations.map(
    ({ id, nodes }) => `${where}: ${id} at ${nodes.map((node) => node.target).join(" ")}`,
  );
  expect(found).toEqual([]);
}

/**
 * The same at the desk and on a phone, in the light and in the dark. Colours are all that the dark changes, so
 * only they are looked at there. The page is left as it was found: wide and light.
 */
export async function expectAccessibleEverywhere(page: Page, where: string): Promise<void> {
  await expectAccessible(page, `${where}, wide`);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page, `${where}, wide, dark`, ["color-contrast"]);
  await page.setViewportSize(PHONE);
  await expectAccessible(page, `${where}, phone, dark`, ["color-contrast"]);
  await page.emulateMedia({ colorScheme: "light" });
  await expectAccessible(page, `${where}, phone`);
  await page.setViewportSize(WIDE);
}
