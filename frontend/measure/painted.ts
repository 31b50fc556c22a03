import type { Page } from "@playwright/test";

declare global {
  interface Window {
    /** When the last click on a page went down, and when what was waited for was painted, in wall clock milliseconds. */
    flowpilotClicked: number;
    flowpilotPainted: Promise<number>;
    flowpilotShifted: number;
  }
}

/** Notes each click and each layout shift of a page from its next load on. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.flowpilotShifted = 0;
    addEventListener(
      "click",
      ({ timeStamp }) => {
        window.flowpilotClicked = performance.timeOrigin + timeStamp;
      },
      true,
    );
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        window.flowpilotShifted += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** Begins to wait until all of `selectors` are on the page and none of `without` is; `paintedAt` says when. */
export async function awaitPaint(page: Page, selectors: string[], without = "none-such"): Promise<void> {
  await page.evaluate(
    ([wanted, unwanted]) => {
      window.flowpilotPainted = new Promise((resolve) => {
        const painted = () =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
            port2.postMessage(null);
          });
        const isThere = () =>
          wanted.every((selector) => document.querySelector(selector) !== null) &&
          document.querySelector(unwanted) === null;
        const observer = new MutationObserver(() => {
          if (!isThere()) return;
          observer.disconnect();
          painted();
        });
        observer.observe(document.body, { childList: true, subtree: true });
      });
    },
    [selectors, without] as const,
  );
}

export function paintedAt(page: Page): Promise<number> {
  return page.evaluate(() => window.flowpilotPainted);
}

export function clickedAt(page: Page): Promise<number> {
  return page.evaluate(() => window.flowpilotClicked);
}

/** The layout shifts since it was asked last. */
export function shiftedSince(page: Page): Promise<number> {
  return page.evaluate(() => {
    const shifted = window.flowpilotShifted;
    window.flowpilotShifted = 0;
    return shifted;
  });
}
