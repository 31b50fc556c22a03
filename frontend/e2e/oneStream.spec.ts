import { expect, type Page, test } from "@playwright/test";
import { card } from "./people";
import {
  closeTabs,
  crash,
  expectArrival,
  expectLikeTheApi,
  expectLiveIn5s,
  freeze,
  live,
  openTabs,
} from "./tabs";

const WAYS = [
  { name: "a shared worker", sharedWorker: true, count: 12 },
  { name: "an elected tab", sharedWorker: false, count: 4 },
];

for (const { name, sharedWorker, count } of WAYS) {
  test(`with ${name} ${count} tabs are live over one stream, and again after the one that began it crashed`, async ({
    browser,
    baseURL,
  }) => {
    const opened = await openTabs(browser, baseURL, count, sharedWorker);
    const { context, cable, tabs } = opened;
    expect(cable.streams).toBe(1);
    await expectArrival(tabs, browser, `Loading dock door stays open, ${name}`);
    const [holder, ...others] = tabs;
    await crash(context, holder as Page);
    await expectLiveIn5s(others, cable);
    await expectArrival(others, browser, `Loading dock door stays shut, ${name}`);
    await expectLikeTheApi(opened, others);
    await closeTabs(opened);
  });
}

test("the shared worker is ended: all tabs are live again, and missed nothing", async ({
  browser,
  baseURL,
}) => {
  const opened = await openTabs(browser, baseURL, 3);
  const devtools = await browser.newBrowserCDPSession();
  const { targetInfos } = await devtools.send("Target.getTargets");
  for (const { type, targetId } of targetInfos)
    if (type === "shared_worker") await devtools.send("Target.closeTarget", { targetId });
  await expectLiveIn5s(opened.tabs, opened.cable);
  await expectArrival(opened.tabs, browser, "Elevator phone rings nowhere");
  await closeTabs(opened);
});

test("a frozen tab holds nobody back, and catches up when it thaws", async ({ browser, baseURL }) => {
  for (const { sharedWorker, name } of WAYS) {
    const opened = await openTabs(browser, baseURL, 3, sharedWorker);
    const { context, cable, tabs } = opened;
    const [holder, ...others] = tabs as [Page, ...Page[]];
    await freeze(context, holder, true);
    await expectLiveIn5s(others, cable);
    const problem = `Sign over the door blinks, ${name}`;
    await expectArrival(others, browser, problem);
    await freeze(context, holder, false);
    await expect(card(holder, problem)).toBeVisible();
    await expect(live(holder)).toBeVisible();
    await closeTabs(opened);
  }
});

test("a cut is said in every tab, and so is its end", async ({ browser, baseURL }) => {
  const opened = await openTabs(browser, baseURL, 3);
  const { cable, tabs } = opened;
  cable.pull();
  for (const tab of tabs)
    await expect(tab.getByRole("status", { name: "Reconnecting" })).toBeVisible({ timeout: 1_500 });
  for (const tab of tabs)
    await expect(tab.getByRole("status", { name: /^Not live since \d\d:\d\d$/ })).toBeVisible({
      timeout: 4_500,
    });
  cable.plugIn();
  await tabs[1]?.getByRole("button", { name: "Try now" }).click();
  for (const tab of tabs) await expect(live(tab)).toBeVisible();
  expect(cable.streams).toBe(1);
  await closeTabs(opened);
});

test("a page that cannot be fetched during a cut says so, and is there after it", async ({
  browser,
  baseURL,
}) => {
  const opened = await openTabs(browser, baseURL, 1);
  const [page] = opened.tabs as [Page];
  opened.cable.pull();
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("alert")).toContainText("No answer from FlowPilot.");
  opened.cable.plugIn();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await closeTabs(opened);
});

test("a part of the server that does not work is said, and the queue goes on", async ({
  browser,
  baseURL,
}) => {
  const opened = await openTabs(browser, baseURL, 1, false);
  const [page] = opened.tabs as [Page];
  await page.route("**/readyz", (route) =>
    route.fulfill({ status: 503, json: { status: "not ready", missing: ["worker"] } }),
  );
  await page.reload();
  await expect(page.getByRole("status", { name: "Live, but mails wait" })).toBeVisible();
  await closeTabs(opened);
});
