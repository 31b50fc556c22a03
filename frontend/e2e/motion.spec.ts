import { expect, type Page, test } from "@playwright/test";
import { escalated, MIRA, PRIYA, signedIn } from "./people";

interface Motion {
  kind: string | undefined;
  /** The parts of the page that move on their own. */
  parts: string[];
}

/** Notes every motion in which the page changes, from the moment it moves, for as long as the page is not loaded anew. */
async function watchMotions(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const motions: Motion[] = [];
    const start = document.startViewTransition.bind(document);
    const partOf = ({ effect }: Animation) =>
      (effect as KeyframeEffect).pseudoElement?.match(/^::view-transition-group\((case-.+)\)/)?.[1];
    document.startViewTransition = (change) => {
      const kind = document.documentElement.dataset.motion;
      const transition = start(change);
      void transition.ready.then(() => {
        const parts = new Set(document.getAnimations().map(partOf));
        motions.push({ kind, parts: [...parts].filter((part) => part !== undefined).sort() });
      });
      return transition;
    };
    Object.assign(window, { motions });
  });
}

/** All motions so far, as soon as there are so many: the last one still moves. */
async function moved(page: Page, count: number): Promise<Motion[]> {
  const motions = await page.waitForFunction((least) => {
    const { motions } = window as unknown as { motions: Motion[] };
    return motions.length >= least && motions;
  }, count);
  return motions.jsonValue() as Promise<Motion[]>;
}

/** Priya claims and acts by the keyboard, and goes on writing while the page still moves. */
async function claimAndAct(page: Page, handoff: string): Promise<Motion[]> {
  await page.goto(`/escalations/${handoff}`);
  await expect(page.getByRole("button", { name: "I'll take it from here" })).toBeVisible();
  const box = page.getByRole("textbox", { name: "Your message" });
  await page.keyboard.press("3");
  await moved(page, 1);
  await expect(box).toBeFocused();
  await page.keyboard.type("Looked at its log");
  await expect(box).toHaveValue("Looked at its log");
  await page.keyboard.press("Control+Enter");
  const motions = await moved(page, 2);
  await page.keyboard.type("And at its clock");
  await expect(box).toHaveValue("And at its clock");
  await expect(page.getByRole("dialog", { name: "Handoff context" })).toHaveCount(0);
  return motions;
}

test("the context turns into the session and dissolves at the first action, and every key is heard", async ({
  browser,
}) => {
  const mira = await signedIn(browser, MIRA);
  const priya = await signedIn(browser, PRIYA);
  await watchMotions(priya.page);
  const { handoff } = await escalated(mira, "Label scale is off by a gram");
  expect(await claimAndAct(priya.page, handoff)).toEqual([
    { kind: "claim", parts: ["case-context", "case-desk", "case-title"] },
    { kind: "dissolve", parts: ["case-context"] },
  ]);
  for (const person of [mira, priya]) await person.context.close();
});

test("who asks for less motion gets a fade in which nothing moves", async ({ browser }) => {
  const mira = await signedIn(browser, MIRA);
  const priya = await signedIn(browser, PRIYA, { reducedMotion: true });
  await watchMotions(priya.page);
  const { handoff } = await escalated(mira, "Label printer skips every third one");
  expect(await claimAndAct(priya.page, handoff)).toEqual([
    { kind: "claim", parts: [] },
    { kind: "dissolve", parts: [] },
  ]);
  for (const person of [mira, priya]) await person.context.close();
});
