import { expect, type Page, test } from "@playwright/test";
import { textsOf } from "../src/testing/catalogues";
import { german } from "../src/text/de";
import { english } from "../src/text/en";
import { card, MIRA, PRIYA, signedIn } from "./people";

const PROBLEM = "Der Scanner im Empfang sendet keine E-Mails mehr";
const PAGES = ["/", "/escalations", "/settings", "/settings/alerts", "/pilot/new"];

/** Everything that a person reads or hears on a page. */
function wordsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) found.push(walker.currentNode.textContent?.trim() ?? "");
    for (const element of document.querySelectorAll("[aria-label], [placeholder], [title]")) {
      for (const name of ["aria-label", "placeholder", "title"]) found.push(element.getAttribute(name) ?? "");
    }
    return found;
  });
}

test("Mira reads German from the moment she chooses it, and Priya goes on in English", async ({
  browser,
}) => {
  const inGerman = new Set(textsOf(german).values());
  const onlyEnglish = new Set([...textsOf(english).values()].filter((words) => !inGerman.has(words)));
  const { page, context } = await signedIn(browser, MIRA);
  const priya = await signedIn(browser, PRIYA);

  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  const germanScripts = () => fetched.filter((path) => path.startsWith("/assets/de-"));
  await page.goto("/settings");
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  expect(germanScripts()).toEqual([]);
  await page.getByRole("combobox", { name: "Language" }).selectOption({ label: "Deutsch" });
  await page.getByRole("region", { name: "You", exact: true }).getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Einstellungen", level: 1 })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
  expect(germanScripts()).toHaveLength(1);

  for (const path of PAGES) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator(".skeleton")).toHaveCount(0);
    expect(
      (await wordsOn(page)).filter((words) => onlyEnglish.has(words)),
      path,
    ).toEqual([]);
  }
  await page.getByRole("textbox", { name: "Problem" }).fill(PROBLEM);
  await page.getByRole("button", { name: "Sitzung beginnen" }).click();
  await page.getByRole("button", { name: "Eskalieren", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Diese Sitzung eskalieren" });
  await dialog.getByRole("textbox", { name: "Grund" }).fill("Der Mailserver lehnt die Anmeldung ab.");
  expect((await wordsOn(page)).filter((words) => onlyEnglish.has(words))).toEqual([]);
  await dialog.getByRole("button", { name: "Jetzt eskalieren" }).click();
  await expect(page.getByRole("status", { name: "Sitzung eskaliert." })).toBeVisible();

  await priya.page.goto("/escalations");
  await expect(card(priya.page, PROBLEM).getByRole("button", { name: "Pick up" })).toBeVisible();
  await expect(priya.page.locator("html")).toHaveAttribute("lang", "en");

  await context.request.post("/api/v1/auth/logout", {
    headers: { Origin: new URL(page.url()).origin },
  });
  await page.goto("/login");
  await expect(page.getByRole("button", { name: "Anmelden", exact: true })).toBeVisible();
});

test.afterEach(async ({ browser }) => {
  const { context, page } = await signedIn(browser, MIRA);
  await page.goto("/settings");
  const answer = await context.request.patch("/api/v1/auth/profile", {
    data: { locale: null },
    headers: { Origin: new URL(page.url()).origin, "Idempotency-Key": crypto.randomUUID() },
  });
  expect(answer.ok()).toBe(true);
  await context.close();
});
