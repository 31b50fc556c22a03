import type { APIRequestContext, Page } from "@playwright/test";

/** A page or one of its states: where it is, and what to press to get there. */
export interface Place {
  name: string;
  path: string;
  reach?: (page: Page) => Promise<void>;
  /** Its parts stick to the window, which is the picture. */
  fills?: true;
}

/** Who of the demo walks at the desk, and who through everything else. */
export const DESK = "Mira Okafor";
export const ADMIN = "Helene Vogt";

/** What anybody sees who is not signed in. */
export const FRONT_DOOR: Place[] = [
  { name: "login", path: "/login" },
  { name: "forgot", path: "/forgot" },
  { name: "reset", path: "/reset/nothing" },
  { name: "accept", path: "/accept/nothing" },
  { name: "unsubscribe", path: "/unsubscribe/nothing" },
];

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole("button", { name }).first().click();
};
const unfold = (page: Page) =>
  page.evaluate(() => {
    for (const closed of document.querySelectorAll("main details")) closed.setAttribute("open", "");
  });

const SETTINGS: Place[] = [
  { name: "settings-you", path: "/settings" },
  { name: "settings-alerts", path: "/settings/alerts" },
  { name: "settings-alerts-add", path: "/settings/alerts", reach: press("Add a channel"), fills: true },
  { name: "settings-account", path: "/settings/account" },
  { name: "settings-people", path: "/settings/people" },
  { name: "settings-clients", path: "/settings/clients" },
  { name: "settings-channels", path: "/settings/channels" },
  { name: "settings-ladder", path: "/settings/ladder" },
  { name: "settings-ladder-edited", path: "/settings/ladder", reach: press("Add a holiday") },
  { name: "settings-canary", path: "/settings/canary" },
  { name: "settings-data", path: "/settings/data" },
  { name: "settings-audit", path: "/settings/audit" },
  { name: "settings-held", path: "/settings/held" },
];

async function itemsOf<Item>(api: APIRequestContext, path: string): Promise<Item[]> {
  const answer = await api.get(`/api/v1/${path}`);
  return ((await answer.json()) as { items: Item[] }).items;
}

/** What an engineer does all day; `api` is theirs. */
export async function deskPlaces(api: APIRequestContext): Promise<Place[]> {
  const sessions = await itemsOf<{ id: string; status: string }>(api, "ai-sessions?owner=me");
  const inState = (wanted: string) => `/pilot/${sessions.find(({ status }) => status === wanted)?.id}`;
  return [
    { name: "sessions", path: "/" },
    { name: "sessions-none", path: "/?q=nothing-like-this" },
    { name: "session-new", path: "/pilot/new" },
    { name: "session-active", path: inState("active"), fills: true },
    { name: "session-escalate", path: inState("active"), reach: press(/^Escalate/), fills: true },
    { name: "session-escalated", path: inState("requesting_escalation"), fills: true },
    { name: "session-claimed", path: inState("escalated"), fills: true },
    { name: "session-paused", path: inState("paused"), fills: true },
    { name: "session-resolved", path: inState("resolved"), fills: true },
  ];
}

/** Every other page, as an admin sees it, and the states that are a press away. */
export async function adminPlaces(api: APIRequestContext): Promise<Place[]> {
  const cards = await itemsOf<{ id: string; state: string }>(api, "escalations");
  const people = await itemsOf<{ id: string; name: string }>(api, "users");
  const context = `/escalations/${cards.find(({ state }) => state === "open")?.id}`;
  const person = people.find(({ name }) => name === DESK)?.id;
  return [
    { name: "queue", path: "/escalations" },
    { name: "bell", path: "/escalations", reach: press(/^Alerts/), fills: true },
    { name: "person-menu", path: "/escalations", reach: press(/Helene/), fills: true },
    { name: "context", path: context },
    { name: "history", path: `${context}/history` },
    { name: "playbooks", path: "/playbooks" },
    { name: "playbook", path: "/playbooks/read/drives" },
    { name: "playbook-edit", path: "/playbooks/edit/drives" },
    { name: "playbook-new", path: "/playbooks/new" },
    { name: "playbook-import", path: "/playbooks/import" },
    { name: "proposals", path: "/playbooks/proposals" },
    { name: "analytics", path: "/analytics" },
    { name: "analytics-open", path: "/analytics", reach: unfold },
    { name: "definitions", path: "/analytics/definitions" },
    { name: "baseline", path: "/baseline" },
    ...SETTINGS,
    { name: "settings-person", path: `/settings/people/${person}` },
    { name: "nothing-here", path: "/nowhere" },
  ];
}

/** Opens a place and waits until it has said all that it says. */
export async function goTo(page: Page, { path, reach }: Place): Promise<void> {
  await page.goto(path);
  await page.locator("h1").first().waitFor();
  await allRead(page);
  await reach?.(page);
  await allRead(page);
}

const SETTLED_MS = 300;

/** Waits until nothing keeps its place any more, in dialogs and menus neither, and what comes after the first sight is there. */
async function allRead(page: Page): Promise<void> {
  await page.waitForTimeout(SETTLED_MS);
  await page.waitForFunction(() => document.querySelector(".skeleton") === null);
}
