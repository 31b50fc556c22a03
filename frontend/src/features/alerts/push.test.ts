import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeNetwork, json } from "@/testing/network";
import { PushDenied, pushSupport, subscribeHere, subscriptionHere, unsubscribeHere } from "./push";

const network = fakeNetwork();
const KEY = "BAE_-w";
const BYTES = [4, 1, 63, 251];

interface Browser {
  permission?: NotificationPermission;
  secure?: boolean;
  answer?: NotificationPermission;
  /** The bytes of the server's key that an older subscription of this browser was made with. */
  subscribedWith?: number[];
}

/** A browser with a push service in small. */
function browser({
  permission = "default",
  secure = true,
  answer = "granted",
  subscribedWith,
}: Browser = {}) {
  const subscriptionFor = (key: number[]) => ({
    endpoint: "https://push.example/one",
    options: { applicationServerKey: new Uint8Array(key).buffer },
    toJSON: () => ({ endpoint: "https://push.example/one", keys: { p256dh: "P", auth: "A" } }),
    unsubscribe: vi.fn(async () => {
      current = null;
      return true;
    }),
  });
  let current: ReturnType<typeof subscriptionFor> | null =
    subscribedWith === undefined ? null : subscriptionFor(subscribedWith);
  const pushManager = {
    getSubscription: async () => current,
    subscribe: vi.fn(async ({ applicationServerKey }: { applicationServerKey: Uint8Array }) => {
      current = subscriptionFor([...applicationServerKey]);
      return current;
    }),
  };
  const registration = { pushManager };
  const register = vi.fn(async () => registration);
  vi.stubGlobal("isSecureContext", secure);
  vi.stubGlobal("PushManager", class {});
  vi.stubGlobal("Notification", { permission, requestPermission: async () => answer });
  Object.defineProperty(navigator, "serviceWorker", {
    configurable: true,
    value: { register, ready: Promise.resolve(registration), getRegistration: async () => registration },
  });
  return { pushManager, register, older: current };
}

beforeEach(() => {
  network.on("GET /alerts", () => json({ push_public_key: KEY }));
});

describe("whether a browser can be told by push", () => {
  test("it can", () => {
    browser();
    expect(pushSupport()).toBe("supported");
  });

  test("it cannot over plain http, without a push service, or when the person forbade it", () => {
    browser({ secure: false });
    expect(pushSupport()).toBe("needs https");
    browser({ permission: "denied" });
    expect(pushSupport()).toBe("denied");
    browser();
    Reflect.deleteProperty(window, "PushManager");
    expect(pushSupport()).toBe("unsupported");
  });
});

describe("subscribing", () => {
  test("asks the person, hands over the server's key and gives the address", async () => {
    const { pushManager, register } = browser();
    expect(await subscribeHere()).toEqual({ endpoint: "https://push.example/one", p256dh: "P", auth: "A" });
    expect(register).toHaveBeenCalledWith("/sw.js", { scope: "/", updateViaCache: "none" });
    const [options] = pushManager.subscribe.mock.calls[0] ?? [];
    expect([...(options?.applicationServerKey ?? [])]).toEqual(BYTES);
    expect(options).toMatchObject({ userVisibleOnly: true });
  });

  test("stops when the person says no", async () => {
    const { register } = browser({ answer: "denied" });
    await expect(subscribeHere()).rejects.toThrow(PushDenied);
    expect(register).not.toHaveBeenCalled();
  });

  test("keeps a subscription that was made with this key", async () => {
    const { older } = browser({ subscribedWith: BYTES });
    await subscribeHere();
    expect(older?.unsubscribe).not.toHaveBeenCalled();
  });

  test("makes it anew when the server has another key now", async () => {
    const { older, pushManager } = browser({ subscribedWith: [9, 9, 9] });
    await subscribeHere();
    expect(older?.unsubscribe).toHaveBeenCalled();
    expect(pushManager.subscribe).toHaveBeenCalledTimes(1);
  });

  test("can be looked up and ended", async () => {
    browser({ permission: "granted", subscribedWith: BYTES });
    expect(await subscriptionHere()).toMatchObject({ endpoint: "https://push.example/one" });
    await unsubscribeHere();
    expect(await subscriptionHere()).toBeNull();
  });
});
