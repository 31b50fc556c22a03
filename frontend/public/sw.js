// The service worker: shows a push while no page is looked at, and leads from it to the context screen.
// It keeps nothing and answers no request: pages always come from the server.

const PRODUCT = "FlowPilot";
const QUEUE = "/escalations";
const ICON = "/mark-192.png";
const BADGE = "/mark-badge-96.png"; // one colour, for the status bar of a phone

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("push", (event) => event.waitUntil(show(read(event.data))));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.path ?? QUEUE));
});

/** What was sent: `{title, href, tag}`. What cannot be read is shown all the same, because a push must be. */
function read(sent) {
  try {
    const { title, href, tag } = sent.json();
    return { title: String(title || PRODUCT), path: pathOf(href), tag: tag ? String(tag) : undefined };
  } catch {
    return { title: PRODUCT, path: QUEUE, tag: undefined };
  }
}

/** One tag is one delivery: a repeat takes the place of the first and stays silent. */
function show({ title, path, tag }) {
  const [headline, ...rest] = title.split(": ");
  return self.registration.showNotification(headline, {
    body: rest.join(": "),
    tag,
    icon: ICON,
    badge: BADGE,
    data: { path },
  });
}

/** A page of this origin, whatever host the address names. */
function pathOf(href) {
  const { pathname, search, hash } = new URL(href ?? "/", self.location.origin);
  return pathname + search + hash;
}

/** Pages on which somebody writes or is not signed in: they are not led away from. */
const OCCUPIED =
  /^\/(pilot|login|sign-in|forgot|accept|reset|unsubscribe|baseline|settings|playbooks\/(edit|new|import|proposals))(\/|$)/;

/** Where it is open already it is looked at; else a tab that is free goes there; else a new tab does. */
async function open(path) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const address = new URL(path, self.location.origin);
  const there = pages.find((page) => new URL(page.url).pathname === address.pathname);
  if (there) return there.focus();
  const free = pages.find((page) => !OCCUPIED.test(new URL(page.url).pathname));
  if (free === undefined) return self.clients.openWindow(address.href);
  free.postMessage({ kind: "open", path });
  return free.focus();
}
