import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import { Cable } from "./cable";
import { card, escalated, MIRA, PRIYA, signedIn } from "./people";

export interface Tabs {
  context: BrowserContext;
  cable: Cable;
  tabs: Page[];
}

export const live = (page: Page) => page.getByRole("status", { name: "Live", exact: true });

/** Priya's browser, over a cable of its own, with so many tabs at the queue, each of them live. */
export async function openTabs(
  browser: Browser,
  baseURL: string | undefined,
  count: number,
  sharedWorker = true,
): Promise<Tabs> {
  const cable = await Cable.to(Number(new URL(baseURL ?? "").port));
  const { page, context } = await signedIn(browser, PRIYA, { address: cable.address });
  if (!sharedWorker) await context.addInitScript(() => Reflect.deleteProperty(window, "SharedWorker"));
  await page.goto("/escalations");
  await expect(live(page)).toBeVisible();
  const tabs = [page];
  while (tabs.length < count) tabs.push(await context.newPage());
  await Promise.all(tabs.slice(1).map((tab) => tab.goto("/escalations")));
  for (const tab of tabs) await expect(live(tab)).toBeVisible();
  return { context, cable, tabs };
}

export async function closeTabs({ context, cable }: Tabs): Promise<void> {
  await context.close();
  await cable.away();
}

/** Mira escalates, and the card is on every screen. */
export async function expectArrival(tabs: Page[], browser: Browser, problem: string): Promise<void> {
  const mira = await signedIn(browser, MIRA);
  await escalated(mira, problem);
  for (const tab of tabs) await expect(card(tab, problem)).toBeVisible();
  await mira.context.close();
}

/** At rest every tab shows exactly the handoffs that the API lists. */
export async function expectLikeTheApi({ context, tabs }: Tabs, shown = tabs): Promise<void> {
  const listed: string[] = [];
  for (const state of ["open", "claimed"]) {
    const answer = await context.request.get(`/api/v1/escalations?state=${state}`);
    const { items } = (await answer.json()) as { items: { id: string }[] };
    listed.push(...items.map(({ id }) => id));
  }
  for (const tab of shown) {
    const articles = tab.getByRole("region", { name: "Escalation queue" }).getByRole("article");
    const ids = await articles.evaluateAll((all) => all.map((one) => one.getAttribute("data-handoff-id")));
    expect(ids.sort()).toEqual(listed.sort());
  }
}

/** Every tab is live again within 5 s from now, over one stream. */
export async function expectLiveIn5s(tabs: Page[], cable: Cable): Promise<void> {
  const until = Date.now() + 5_000;
  await expect.poll(() => cable.streams, { timeout: 5_000 }).toBe(1);
  for (const tab of tabs) await expect(live(tab)).toBeVisible({ timeout: Math.max(1, until - Date.now()) });
}

/** Ends the tab's process as a crash does. */
export async function crash(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  devtools.send("Page.crash").catch(() => undefined);
  await crashed;
}

/** Stops the tab's scripts as a browser does with tabs in the background, or lets them go on. */
export async function freeze(context: BrowserContext, page: Page, frozen: boolean): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send("Page.setWebLifecycleState", { state: frozen ? "frozen" : "active" });
}
