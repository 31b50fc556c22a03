import type { Page } from "@playwright/test";

/** Sums the layout shifts from here on. */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const holder = window as unknown as { shifted: number };
    holder.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) holder.shifted += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift" });
  });
  return () => page.evaluate(() => (window as unknown as { shifted: number }).shifted);
}
