import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type CDPSession, chromium, expect, type Page, test } from "@playwright/test";
import { keepNotifications, press, shown } from "./notifications";
import { escalate, JONAS, MIRA, signedIn, signInto, startSession } from "./people";
import { PushService } from "./pushService";

/*
 * A push, as far as it can be proven on one machine. The message is the real server's, encrypted for the keys of a
 * subscription and sent to a push service, which here is one of ours. It is opened with the subscription's private
 * key and handed to the real service worker in Chromium, which shows it. What is not proven is the way in between:
 * Chromium subscribes only with Google's push service, which this machine does not reach, so the subscription is
 * not the browser's own. Chromium's headless shell shows no notifications at all; there what the worker asks to
 * show is kept instead. A whole Chromium (FLOWPILOT_TEST_BROWSER) shows them.
 */

/** A browser that keeps what it is allowed: one that forgets everything on closing may not show notifications. */
async function lastingBrowser(baseURL: string): Promise<BrowserContext> {
  const folder = await mkdtemp(join(tmpdir(), "flowpilot-push-"));
  const { launchOptions } = test.info().project.use;
  const context = await chromium.launchPersistentContext(folder, { ...launchOptions, baseURL });
  await context.grantPermissions(["notifications"], { origin: baseURL });
  return context;
}

/** Registers the worker as a page does that subscribes, and gives its id among the browser's own. */
async function workerOf(page: Page, browser: CDPSession): Promise<string> {
  const registered = new Promise<string>((found) => {
    browser.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [registration] = registrations;
      if (registration !== undefined) found(registration.registrationId);
    });
  });
  await browser.send("ServiceWorker.enable");
  await page.evaluate(async () => {
    await navigator.serviceWorker.register("/sw.js", { scope: "/", updateViaCache: "none" });
    await navigator.serviceWorker.ready;
  });
  return registered;
}

test("Mira escalates, Jonas is told by push, and pressing it leads to the context screen", async ({
  browser,
  baseURL,
}) => {
  const origin = new URL(baseURL ?? "").origin;
  const service = await PushService.open();
  const jonas = await signInto(await lastingBrowser(origin), JONAS);
  const { request } = jonas.context;
  const added = await request.post("/api/v1/alerts/channels", {
    data: { kind: "push", name: "Chromium on this machine", address: service.subscription },
    headers: { Origin: origin },
  });
  expect(added.status(), await added.text()).toBe(201);
  await jonas.page.goto("/");
  const cdp = await jonas.context.newCDPSession(jonas.page);
  const registrationId = await workerOf(jonas.page, cdp);
  const [worker] = jonas.context.serviceWorkers();
  if (worker === undefined) throw new Error("no service worker runs");
  await keepNotifications(worker);

  const mira = await signedIn(browser, MIRA);
  await startSession(mira.page, "Label printer prints every label twice");
  await escalate(mira.page, "I cannot see its queue.");
  const about = await mira.page.evaluate(async (session) => {
    const answer = await fetch("/api/v1/escalations?escalated_by=me");
    const { items } = (await answer.json()) as { items: { id: string; session_id: string }[] };
    return items.find((each) => each.session_id === session)?.id;
  }, mira.page.url().split("/").at(-1));
  // The ladder may remind of what others left open meanwhile.
  const told = () => service.taken.find((each) => service.read(each).includes(String(about)));
  await expect.poll(told, { timeout: 30_000 }).toBeDefined();
  const pushed = told();
  if (pushed === undefined) throw new Error("nothing was pushed");
  const alerts = await request.get("/api/v1/alerts");
  const { push_public_key: publicKey } = (await alerts.json()) as { push_public_key: string };
  expect(pushed.headers.authorization).toContain(`k=${publicKey}`);
  expect(pushed.body.includes("Label printer")).toBe(false);
  const data = service.read(pushed);
  const message = JSON.parse(data) as { handoff_id: string; tag: string };
  expect(message.tag).toBe(pushed.headers.topic);

  const deliver = () => cdp.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
  const notification = {
    title: "Escalation from Mira Okafor · #48213",
    body: "Label printer prints every label twice",
    tag: message.tag,
  };
  await deliver();
  await expect.poll(() => shown(worker)).toEqual([notification]);
  await deliver();
  await jonas.page.waitForTimeout(500);
  expect(await shown(worker)).toEqual([notification]);

  await press(worker);
  await jonas.page.waitForURL(`**/escalations/${message.handoff_id}`);
  await expect(jonas.page.getByRole("dialog", { name: "Handoff context" })).toBeVisible();
  await expect.poll(() => shown(worker)).toEqual([]);

  const { id } = (await added.json()) as { id: string };
  await request.delete(`/api/v1/alerts/channels/${id}`, { headers: { Origin: origin } });
  await mira.context.close();
  await jonas.context.close();
  await service.away();
});
