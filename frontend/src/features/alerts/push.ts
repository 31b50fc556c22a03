import { answered, api } from "@/api/client";

/** What push can be here: pages reach it over https only, and a person may have forbidden it to the browser. */
export type PushSupport = "supported" | "denied" | "needs https" | "unsupported";

/** Where a push service takes messages for this browser, and the keys they are encrypted for; as the server stores it. */
export interface PushAddress {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** That a person did not allow notifications when asked. */
export class PushDenied extends Error {}

const WORKER = "/sw.js";

/** Whether this browser can be told by push. */
export function pushSupport(): PushSupport {
  if (!window.isSecureContext) return "needs https";
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window))
    return "unsupported";
  return Notification.permission === "denied" ? "denied" : "supported";
}

/** Where this browser is told already; null when it is not. */
export async function subscriptionHere(): Promise<PushAddress | null> {
  if (pushSupport() !== "supported") return null;
  const registration = await navigator.serviceWorker.getRegistration("/");
  const subscription = await registration?.pushManager.getSubscription();
  return subscription ? addressOf(subscription) : null;
}

/**
 * Asks the person, subscribes this browser with the server's key and gives its address. A subscription that was
 * made with another key is made anew. Throws `PushDenied` when the person says no, and whatever the browser
 * throws when its push service cannot be reached.
 */
export async function subscribeHere(): Promise<PushAddress> {
  if ((await Notification.requestPermission()) !== "granted") throw new PushDenied();
  const { push_public_key: publicKey } = await answered(api.GET("/api/v1/alerts"));
  await navigator.serviceWorker.register(WORKER, { scope: "/", updateViaCache: "none" });
  const { pushManager } = await navigator.serviceWorker.ready;
  const key = bytesOf(publicKey ?? "");
  const known = await pushManager.getSubscription();
  if (known !== null && !isFor(known, key)) await known.unsubscribe();
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  return addressOf(subscription);
}

/** Ends the subscription of this browser; nothing happens when there is none. */
export async function unsubscribeHere(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration("/");
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
}

function addressOf(subscription: PushSubscription): PushAddress {
  const { endpoint, keys } = subscription.toJSON();
  return { endpoint: endpoint ?? subscription.endpoint, p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" };
}

function isFor(subscription: PushSubscription, key: Uint8Array): boolean {
  const made = subscription.options.applicationServerKey;
  if (made === null) return false;
  const bytes = new Uint8Array(made);
  return bytes.length === key.length && bytes.every((byte, at) => byte === key[at]);
}

/** base64url, as keys travel, to the bytes that a browser asks for. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}
