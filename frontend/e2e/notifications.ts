import type { Worker } from "@playwright/test";

export interface Shown {
  title: string;
  body: string;
  tag: string;
}

/** What a service worker has besides what the types of a page know. */
interface WorkerScope {
  registration: ServiceWorkerRegistration;
  dispatchEvent(event: Event): boolean;
}

/** In a browser that shows no notifications, keeps what the worker asks to show: one for each tag, as a browser does. */
export function keepNotifications(worker: Worker): Promise<void> {
  return worker.evaluate(() => {
    if (Notification.permission === "granted") return;
    const { registration } = globalThis as unknown as WorkerScope;
    const kept = new Map<string, object>();
    registration.showNotification = async (title, { body = "", tag = "", data } = {}) => {
      kept.set(tag, { title, body, tag, data, close: () => kept.delete(tag) });
    };
    registration.getNotifications = async () => [...kept.values()] as Notification[];
  });
}

/** What stands on the screen. */
export function shown(worker: Worker): Promise<Shown[]> {
  return worker.evaluate(async () => {
    const { registration } = globalThis as unknown as WorkerScope;
    const notifications = await registration.getNotifications();
    return notifications.map(({ title, body, tag }) => ({ title, body, tag }));
  });
}

/** Presses the first one. */
export function press(worker: Worker): Promise<void> {
  return worker.evaluate(async () => {
    const scope = globalThis as unknown as WorkerScope;
    const [notification] = await scope.registration.getNotifications();
    const Pressed = Reflect.get(globalThis, "ExtendableEvent") as typeof Event;
    const pressed = Object.assign(new Pressed("notificationclick"), { notification });
    scope.dispatchEvent(pressed);
  });
}
