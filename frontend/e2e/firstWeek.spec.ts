import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./looking";
import { MailSink } from "./mailSink";
import { OwnServer } from "./ownServer";

const ADA = "ada@north.example";
const PASSWORD = "a long enough password";
const ANOTHER = "another long password";

test.describe.configure({ mode: "serial", timeout: 180_000 });

let folder: string;
let sink: MailSink;
let server: OwnServer;
let accountId: string;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), "flowpilot-first-week-"));
  sink = await MailSink.open();
  server = await OwnServer.start(folder, { FLOWPILOT_SMTP_URL: sink.url });
  const words = ["account", "create", "--name", "North IT", "--admin-email", ADA, "--admin-password-stdin"];
  accountId = JSON.parse(await server.command(words, `${PASSWORD}\n`)).account_id;
});

test.afterAll(async () => {
  await server.stop();
  sink.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A browser in which nobody is signed in. */
async function somebody(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.address });
  return context.newPage();
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/login");
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function invite(ada: Page, name: string, email: string): Promise<string> {
  await ada.goto("/settings/people");
  const form = ada.getByRole("region", { name: "Invite somebody" });
  await form.getByRole("textbox", { name: "Name" }).fill(name);
  await form.getByRole("textbox", { name: "Email" }).fill(email);
  await form.getByRole("button", { name: "Invite" }).click();
  const link = await form.getByRole("textbox", { name: "Invitation link" }).inputValue();
  return new URL(link).pathname;
}

async function enterBy(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("textbox", { name: "Your name" }).fill(name);
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("heading", { name: "My sessions" })).toBeVisible();
}

async function choosePassword(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel("New password").fill(ANOTHER);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await expect(page.getByRole("heading", { name: "My sessions" })).toBeVisible();
}

async function forget(page: Page, email: string): Promise<void> {
  await page.goto("/login");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page.getByRole("heading", { name: "A new password" })).toBeVisible();
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("status")).toContainText("If somebody here has this address");
}

async function mailed(address: string, place: string): Promise<string> {
  await expect.poll(() => sink.linkTo(address, place), { timeout: 15_000 }).toBeDefined();
  return sink.linkTo(address, place) ?? "";
}

async function openPerson(ada: Page, name: string): Promise<void> {
  await ada.goto("/settings/people");
  await ada.getByRole("region", { name: "People" }).getByRole("link", { name }).click();
  await expect(ada.getByRole("heading", { name })).toBeVisible();
}

test("with mail: Nora is invited, forgets, works, and leaves her session to Ada", async ({ browser }) => {
  const email = "nora@north.example";
  const ada = await somebody(browser);
  await signIn(ada, ADA, PASSWORD);
  await expect(ada.getByRole("heading", { name: "First steps" })).toBeVisible();
  await invite(ada, "Nora Nielsen", email);
  const invitation = await mailed(email, "/accept");
  await expect(async () => {
    await ada.reload();
    await expect(ada.getByRole("region", { name: "People" })).toContainText("mail sent");
  }).toPass();

  const nora = await somebody(browser);
  await enterBy(nora, invitation, "Nora Nielsen");
  await nora.context().clearCookies();
  await forget(nora, email);
  const reset = await mailed(email, "/reset");
  await choosePassword(nora, reset);
  await nora.goto(reset);
  await nora.getByLabel("New password").fill(ANOTHER);
  await nora.getByRole("button", { name: "Save and sign in" }).click();
  await expect(nora.getByRole("alert")).toContainText("This link is no longer valid");

  await nora.goto("/pilot/new");
  await nora.getByRole("textbox", { name: "Problem" }).fill("The scanner sends nothing");
  await nora.getByRole("textbox", { name: "Client" }).fill("Kestrel Dentl");
  await nora.getByRole("button", { name: "Start session" }).click();
  await nora.waitForURL(/\/pilot\/[0-9a-f-]{36}$/);
  const session = new URL(nora.url()).pathname;

  await openPerson(ada, "Nora Nielsen");
  await ada.getByRole("combobox", { name: "Give to" }).selectOption({ label: "ada" });
  await ada.getByRole("textbox", { name: "Why" }).fill("Nora leaves us");
  await expectAccessible(ada);
  await ada.getByRole("button", { name: "Give 1 session" }).click();
  await expect(ada.getByText("1 session given to ada.")).toBeVisible();
  await ada.getByRole("button", { name: "Remove Nora Nielsen" }).click();
  await expect(ada.getByRole("dialog")).toContainText("Ends 1 sign-in");
  await ada.getByRole("dialog").getByRole("button", { name: "Remove Nora Nielsen" }).click();
  await expect(ada.getByRole("region", { name: "Invite somebody" })).toBeVisible();
  await expect(ada.getByRole("region", { name: "People" })).not.toContainText("Nora");
  await expect(nora).toHaveURL(/\/login/, { timeout: 15_000 });

  await ada.goto(session);
  await expect(ada.getByRole("textbox", { name: "Your message" })).toBeVisible();
  await ada.goto("/settings/clients");
  await ada.getByRole("button", { name: "Rename Kestrel Dentl" }).click();
  await ada.getByRole("textbox", { name: "New name" }).fill("Kestrel Dental");
  await ada.getByRole("button", { name: "Save" }).click();
  await expect(ada.getByRole("list", { name: "Clients" })).toContainText("Kestrel Dental");
  await expectAccessible(ada);
});

test("without mail: Ada hands the links over, and takes one back", async ({ browser }) => {
  await server.stop();
  server = await OwnServer.start(folder, {});
  const ada = await somebody(browser);
  await signIn(ada, ADA, PASSWORD);
  await expect(ada.getByRole("heading", { name: "First steps" })).toBeVisible();
  const eve = await invite(ada, "Eve Stone", "eve@north.example");
  const max = await invite(ada, "Max Moor", "max@north.example");
  const guest = await somebody(browser);
  await enterBy(guest, max, "Max Moor");
  await openPerson(ada, "Eve Stone");
  await expect(ada.getByText("no mail was sent")).toBeVisible();
  await ada.getByRole("button", { name: "Withdraw invitation" }).click();
  await expect(ada.getByRole("button", { name: "Withdraw invitation" })).toHaveCount(0);
  await expectAccessible(ada);

  await guest.context().clearCookies();
  await guest.goto(eve);
  await expect(guest.getByRole("alert")).toContainText("This invitation is no longer valid.");
  await expect(guest.getByRole("button", { name: "Join" })).toHaveCount(0);

  await forget(guest, "max@north.example");
  await openPerson(ada, "Max Moor");
  await ada.getByRole("button", { name: "Make a link" }).click();
  const link = await ada.getByRole("textbox", { name: "Link" }).inputValue();
  await choosePassword(guest, new URL(link).pathname);
});

test("suspended: nobody is in, and everybody reads why", async ({ browser }) => {
  const ada = await somebody(browser);
  await signIn(ada, ADA, PASSWORD);
  await expect(ada.getByRole("heading", { name: "My sessions" })).toBeVisible();
  await server.command(["account", "suspend", "--account", accountId]);
  await expect(ada).toHaveURL(/\/login/, { timeout: 15_000 });
  await signIn(ada, ADA, PASSWORD);
  await expect(ada.getByRole("alert")).toContainText("This account is suspended.");
  await server.command(["account", "resume", "--account", accountId]);
  await signIn(ada, ADA, PASSWORD);
  await expect(ada.getByRole("heading", { name: "My sessions" })).toBeVisible();
});
