import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Alerts } from "@/api/types";
import { aChannel, someAlerts } from "@/testing/alertRecords";
import { fakeNetwork, json, nothing } from "@/testing/network";
import { show } from "@/testing/page";
import { AlertsPage } from "./AlertsPage";
import { OwnChannels } from "./OwnChannels";

const network = fakeNetwork();
const ADDRESS = { endpoint: "https://push.example/one", p256dh: "P", auth: "A" };
const PUSH = aChannel({ id: "push-1", kind: "push", name: "Browser", server: "push.example" });
const alerts: Alerts = someAlerts({ push_public_key: "BAE_-w" });

/** A browser whose person answers like this when asked for notices. */
function browser(answer: NotificationPermission) {
  let subscribed = false;
  const subscription = {
    endpoint: ADDRESS.endpoint,
    options: { applicationServerKey: new Uint8Array([4, 1, 63, 251]).buffer },
    toJSON: () => ({ endpoint: ADDRESS.endpoint, keys: { p256dh: "P", auth: "A" } }),
    unsubscribe: async () => {
      subscribed = false;
      return true;
    },
  };
  const pushManager = {
    getSubscription: async () => (subscribed ? subscription : null),
    subscribe: async () => {
      subscribed = true;
      return subscription;
    },
  };
  const registration = { pushManager };
  vi.stubGlobal("isSecureContext", true);
  vi.stubGlobal("PushManager", class {});
  vi.stubGlobal("Notification", { permission: "default", requestPermission: async () => answer });
  Object.defineProperty(navigator, "serviceWorker", {
    configurable: true,
    value: {
      register: async () => registration,
      ready: Promise.resolve(registration),
      getRegistration: async () => registration,
    },
  });
  return { isSubscribed: () => subscribed };
}

beforeEach(() => {
  network.on("GET /alerts", () => json(alerts));
  network.on("POST /alerts/channels", () => json({ ...PUSH, secret: null }, 201));
  network.on("DELETE /alerts/channels/push-1", nothing);
});
afterEach(() => {
  localStorage.clear();
  Reflect.deleteProperty(navigator, "serviceWorker");
});

/** The list with what the page keeps of it. */
async function list() {
  const page = await show(<AlertsPage />, { at: "/settings/alerts" });
  return { ...page, channels: await screen.findByRole("region", { name: "Channels" }) };
}

test("Bob wants to be alerted in this browser, tests it, and takes it back", async () => {
  const { isSubscribed } = browser("granted");
  const { user, channels } = await list();
  await user.click(await within(channels).findByRole("button", { name: "Alert me in this browser" }));
  expect(await within(channels).findByText("this browser")).toBeInTheDocument();
  expect(network.of("POST /alerts/channels")[0]?.body).toMatchObject({ kind: "push", address: ADDRESS });
  expect(within(channels).queryByRole("button", { name: /^Alert me/ })).not.toBeInTheDocument();
  await waitFor(() => expect(within(channels).getByRole("button", { name: "Test Browser" })).toHaveFocus());
  await user.click(within(channels).getByRole("button", { name: "Remove Browser" }));
  await user.click(screen.getByRole("button", { name: "Remove" }));
  expect(await within(channels).findByRole("button", { name: /^Alert me/ })).toBeInTheDocument();
  await waitFor(() => expect(isSubscribed()).toBe(false));
});

test("Bob says no when his browser asks: nothing is added, and it is said", async () => {
  browser("denied");
  const { user, channels } = await list();
  await user.click(await within(channels).findByRole("button", { name: "Alert me in this browser" }));
  expect(await within(channels).findByRole("alert")).toHaveTextContent("nothing was changed");
  expect(network.of("POST /alerts/channels")).toEqual([]);
});

test.each([
  ["the server has no key", () => browser("granted"), "", "Push is not set up for FlowPilot."],
  ["over plain http", () => vi.stubGlobal("isSecureContext", false), "BAE_-w", "only over a secure address"],
])("%s: it is said why there is no button", async (_, prepare, key, words) => {
  prepare();
  const own = someAlerts({ push_public_key: key });
  await show(<OwnChannels alerts={own} />, { at: "/settings/alerts" });
  expect(await screen.findByText(new RegExp(words))).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /^Alert me/ })).not.toBeInTheDocument();
});
