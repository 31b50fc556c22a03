import { expect, type Page, test } from "@playwright/test";
import { Keyboard } from "./keyboard";
import { MIRA, type Somebody, signedIn, startSession } from "./people";
import { logOf } from "./tickets";

async function signInAgain(page: Page, back: string): Promise<void> {
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByRole("textbox", { name: "Email" }).fill("mira@tallgrass.example");
  await page.getByRole("textbox", { name: "Password" }).fill("flowpilot-demo");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(back);
}

/** The server ends the login without a word to this page: its next request is refused. */
async function endLogin({ page, context }: Somebody): Promise<void> {
  const [login] = await context.cookies();
  await context.clearCookies();
  const answer = await page.request.post("/api/v1/auth/logout", {
    headers: { Origin: new URL(page.url()).origin, Cookie: `${login?.name}=${login?.value}` },
  });
  expect(answer.ok()).toBe(true);
}

test("a login that ends while Mira writes costs her no word", async ({ browser }) => {
  const mira = await signedIn(browser, MIRA);
  const { page, context } = mira;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const session = await startSession(page, "Door camera shows yesterday");
  const box = page.getByRole("textbox", { name: "Your message" });
  const log = logOf(10_000);

  await box.focus();
  await new Keyboard(page).paste(log);
  await context.clearCookies();
  await page.getByRole("button", { name: "Send" }).click();
  await signInAgain(page, session);
  await expect(box).toHaveValue(log);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(box).toHaveValue("");

  await page.getByRole("button", { name: "Escalate", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Escalate this session" });
  await dialog.getByRole("textbox", { name: "Reason" }).fill("I may not open its archive.");
  await dialog.getByRole("textbox", { name: "Notes" }).fill("Please leave it running.");
  await context.clearCookies();
  await dialog.getByRole("button", { name: "Escalate now" }).click();
  await signInAgain(page, session);
  await page.getByRole("button", { name: "Escalate", exact: true }).click();
  await expect(dialog.getByRole("textbox", { name: "Reason" })).toHaveValue("I may not open its archive.");
  await expect(dialog.getByRole("textbox", { name: "Notes" })).toHaveValue("Please leave it running.");
  await dialog.getByRole("button", { name: "Escalate now" }).click();
  await expect(page.getByRole("status", { name: "Session escalated." })).toBeVisible();
  await context.close();
});

test("a login that is ended on the server leads to the door, and back to the half sentence", async ({
  browser,
}) => {
  const mira = await signedIn(browser, MIRA);
  const { page, context } = mira;
  const session = await startSession(page, "Wall screen turns itself off");
  const box = page.getByRole("textbox", { name: "Your message" });
  await box.fill("Half a sentence");
  await endLogin(mira);
  await signInAgain(page, session);
  await expect(box).toHaveValue("Half a sentence");
  await context.close();
});
