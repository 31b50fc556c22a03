import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";

export interface DemoPerson {
  id: string;
  name: string;
  account: { name: string };
}

/** One person in a browser of their own. */
export interface Somebody {
  page: Page;
  context: BrowserContext;
  name: string;
}

interface Look {
  width?: number;
  height?: number;
  dark?: boolean;
  reducedMotion?: boolean;
  /** With a finger on a phone, not with a mouse. */
  touch?: boolean;
  /** Another way to the server than the direct one. */
  address?: string;
}

export const MIRA = "Mira Okafor";
export const JONAS = "Jonas Becker";
export const PRIYA = "Priya Raman";
export const HELENE = "Helene Vogt";
export const ANTON = "Anton Weiss";
export const GRACE = "Grace Tan";

/** Opens a browser in which `name` is signed in. */
export async function signedIn(browser: Browser, name: string, look: Look = {}): Promise<Somebody> {
  const context = await browser.newContext({
    ...(look.address === undefined ? {} : { baseURL: look.address }),
    viewport: { width: look.width ?? 1440, height: look.height ?? 900 },
    colorScheme: look.dark ? "dark" : "light",
    hasTouch: look.touch === true,
    isMobile: look.touch === true,
    reducedMotion: look.reducedMotion ? "reduce" : "no-preference",
  });
  return signInto(context, name);
}

/** Signs `name` in to a browser that is open already. */
export async function signInto(context: BrowserContext, name: string): Promise<Somebody> {
  const page = await context.newPage();
  const answer = await context.request.get("/api/v1/auth/demo");
  const { people } = (await answer.json()) as { people: DemoPerson[] };
  const person = people.find((each) => each.name === name);
  const signedIn = await context.request.post("/api/v1/auth/demo", {
    data: { user_id: person?.id },
    headers: { Origin: new URL(answer.url()).origin },
  });
  expect(signedIn.ok()).toBe(true);
  return { page, context, name };
}

/** Starts a session over the pages and returns its address. */
export async function startSession(page: Page, problem: string): Promise<string> {
  await page.goto("/pilot/new");
  await page.getByRole("textbox", { name: "Problem" }).fill(problem);
  await page.getByRole("textbox", { name: "Client" }).fill("Kestrel Dental Group");
  await page.getByRole("textbox", { name: "Ticket" }).fill("48213");
  await page.getByRole("button", { name: "Start session" }).click();
  await page.waitForURL(/\/pilot\/[0-9a-f-]{36}$/);
  return page.url();
}

/** Writes a step of the kind whose button is named `kind`. */
export async function write(page: Page, kind: string, words: string): Promise<void> {
  await page.getByRole("button", { name: kind, exact: true }).click();
  await page.getByRole("textbox", { name: "Your message" }).fill(words);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("region", { name: "Steps" }).getByText(words)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Your message" })).toHaveValue("");
}

export async function escalate(page: Page, reason: string, priority = "High"): Promise<void> {
  await page.getByRole("button", { name: "Escalate", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Escalate this session" });
  await dialog.getByRole("textbox", { name: "Reason" }).fill(reason);
  await dialog.getByRole("textbox", { name: "Notes" }).fill("Please no second reset of the password.");
  await dialog.getByRole("combobox", { name: "Priority" }).selectOption({ label: priority });
  await dialog.getByRole("button", { name: "Escalate now" }).click();
  await expect(page.getByRole("status", { name: "Session escalated." })).toBeVisible();
}

/** A session that somebody started and escalated without the pages. */
export async function escalated(
  { context }: Somebody,
  problem: string,
): Promise<{ session: string; handoff: string }> {
  const origin = new URL((await context.request.get("/healthz")).url()).origin;
  const post = async (path: string, data: object) => {
    const answer = await context.request.post(`/api/v1${path}`, { data, headers: { Origin: origin } });
    expect(answer.status()).toBe(201);
    return ((await answer.json()) as { id: string }).id;
  };
  const session = await post("/ai-sessions", { problem });
  await post(`/ai-sessions/${session}/steps`, {
    kind: "action",
    text: "Started it again",
    outcome: "failed",
  });
  const handoff = await post(`/ai-sessions/${session}/handoff`, {
    intent: "escalate",
    reason: "I may not look further.",
  });
  return { session, handoff };
}

export function card(page: Page, problem: string) {
  return page.getByRole("region", { name: "Escalation queue" }).getByRole("article", { name: problem });
}
