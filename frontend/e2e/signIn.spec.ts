import { expect, test } from "@playwright/test";
import { HELENE, MIRA, signedIn } from "./people";

const PASSWORD = "flowpilot-demo";

test("who asks for a page signs in first, and is then led to it", async ({ page }) => {
  await page.goto("/analytics");
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByRole("textbox", { name: "Email" }).fill("mira@tallgrass.example");
  await page.getByRole("textbox", { name: "Password" }).fill("wrong");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert")).toHaveText("That address and password do not fit together.");
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/analytics$/);
  await expect(page.getByRole("button", { name: `${MIRA}, your account` })).toBeVisible();
});

test("an address of another site is no page to be led to", async ({ page }) => {
  await page.goto("/login?next=//evil.example/");
  await page.getByRole("textbox", { name: "Email" }).fill("mira@tallgrass.example");
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "My sessions" })).toBeVisible();
});

test("the demo strip makes one another person, with that person's queue", async ({ browser }) => {
  const mira = await signedIn(browser, MIRA);
  await mira.page.goto("/");
  await mira.page.getByRole("button", { name: "Sign in as" }).click();
  await mira.page.getByRole("button", { name: /Grace Tan/ }).click();
  await expect(mira.page.getByRole("button", { name: "Grace Tan, your account" })).toBeVisible();
  await expect(mira.page.getByText("Northlight Support").first()).toBeVisible();
  await mira.context.close();
});

test("signing out ends it, also for the next page", async ({ browser }) => {
  const mira = await signedIn(browser, MIRA);
  await mira.page.goto("/");
  await mira.page.getByRole("button", { name: `${MIRA}, your account` }).click();
  await mira.page.getByRole("button", { name: "Sign out" }).click();
  await expect(mira.page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await mira.page.goto("/escalations");
  await expect(mira.page).toHaveURL(/\/login/);
  await mira.context.close();
});

test("Helene invites somebody, who joins by the link and signs in", async ({ browser }) => {
  const helene = await signedIn(browser, HELENE);
  await helene.page.goto("/settings/people");
  const form = helene.page.getByRole("region", { name: "Invite somebody" });
  await form.getByRole("textbox", { name: "Name" }).fill("Nora Nielsen");
  await form.getByRole("textbox", { name: "Email" }).fill("nora@tallgrass.example");
  await form.getByRole("button", { name: "Invite" }).click();
  const link = await form.getByRole("textbox", { name: "Invitation link" }).inputValue();
  await expect(helene.page.getByRole("region", { name: "People" })).toContainText("Nora Nielsen");

  const guest = await browser.newContext();
  const page = await guest.newPage();
  await page.goto(new URL(link).pathname);
  await page.getByRole("textbox", { name: "Your name" }).fill("Nora Nielsen");
  await page.getByRole("textbox", { name: "Password" }).fill("a long enough password");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(
    page.getByText("You are in.").or(page.getByRole("heading", { name: "My sessions" })),
  ).toBeVisible();
  await guest.close();
  await helene.context.close();
});

test("a login that is ended elsewhere leads to the sign-in page", async ({ browser }) => {
  const mira = await signedIn(browser, MIRA);
  await mira.page.goto("/escalations");
  await expect(mira.page.getByRole("status", { name: "Live", exact: true })).toBeVisible();
  await mira.context.request.post("/api/v1/auth/logout", {
    headers: { Origin: new URL(mira.page.url()).origin },
  });
  await expect(mira.page).toHaveURL(/\/login\?next=/, { timeout: 15_000 });
  await mira.context.close();
});
