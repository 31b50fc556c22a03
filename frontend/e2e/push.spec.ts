import { type CDPSession, expect, type Page, test } from "@playwright/test";
import { escalate, JONAS, MIRA, signedIn, startSession } from "./people";
import { PushService } from "./pushService";

/*
 * A push, as far as it can be proven on one machine. The message is the real server's, encrypted for the keys of a
 * subscription and sent to a push service, which here is one of ours. It is opened with the subscription's private
 * key and handed to the real service worker in Chromium. What is not proven here is the way in between: Chromium
 * subscribes only with Google's push service, which this machine does not reach, so the subscription is not the
 * browser's own.
 */

interface Shown {
  title: string;
  body: string;
  tag: string;
}

function shown(page: Page): Promise<Shown[]> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const notifications = await registration.getNotifications();
    return notifications.map(({ title, body, tag }) => ({ title, body, tag }));
  });
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
  const jonas = await signedIn(browser, JONAS);
  await jonas.context.grantPermissions(["notifications"]);
  const address = service.subscription;
  const added = await jonas.context.request.post("/api/v1/alerts/channels", {
    data: { kind: "push", name: "Chromium on this machine", address },
    headers: { Origin: origin },
  });
  expect(added.status(), await added.text()).toBe(201);
  const channel = (await added.json()) as { id: string };
  await jonas.page.goto("/");
  const cdp = await jonas.context.newCDPSession(jonas.page);
  const registrationId = await workerOf(jonas.page, cdp);

  const mira = await signedIn(browser, MIRA);
  await startSession(mira.page, "Label printer prints every label twice");
  await escalate(mira.page, "I cannot see its queue.");

  await expect.poll(() => service.taken.length, { timeout: 30_000 }).toBeGreaterThan(0);
  const [pushed] = service.taken;
  if (pushed === undefined) throw new Error("nothing was pushed");
  const alerts = await jonas.context.request.get("/api/v1/alerts");
  const { push_public_key: publicKey } = (await alerts.json()) as { push_public_key: string };
  expect(pushed.headers.authorization).toContain(`k=${publicKey}`);
  expect(pushed.body.includes("Label printer")).toBe(false);
  const data = service.read(pushed);
  const message = JSON.parse(data) as { handoff_id: string; tag: string };
  expect(message.tag).toBe(pushed.headers.topic);

  const deliver = () => cdp.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
  await deliver();
  await expect
    .poll(() => shown(jonas.page))
    .toEqual([
      {
        title: "Escalation from Mira Okafor · #48213",
        body: "Label printer prints every label twice",
        tag: message.tag,
      },
    ]);
  await deliver();
  await jonas.page.waitForTimeout(300);
  expect(await shown(jonas.page)).toHaveLength(1);

  const [worker] = jonas.context.serviceWorkers();
  await worker?.evaluate(async () => {
    const scope = globalThis as unknown as { registration: ServiceWorkerRegistration };
    const [notification] = await scope.registration.getNotifications();
    const pressed = Reflect.construct(Reflect.get(globalThis, "NotificationEvent"), [
      "notificationclick",
      { notification },
    ]) as Event;
    globalThis.dispatchEvent(pressed);
  });
  await jonas.page.waitForURL(`**/escalations/${message.handoff_id}`);
  await expect(jonas.page.getByRole("dialog", { name: "Handoff context" })).toBeVisible();
  await expect.poll(() => shown(jonas.page)).toEqual([]);

  await jonas.context.request.delete(`/api/v1/alerts/channels/${channel.id}`, {
    headers: { Origin: origin },
  });
  await mira.context.close();
  await jonas.context.close();
  await service.away();
});
