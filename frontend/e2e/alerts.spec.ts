import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page, test } from "@playwright/test";
import { HELENE, JONAS, signedIn } from "./people";

interface Call {
  headers: IncomingMessage["headers"];
  body: { type: string; data: { title: string } };
}

/** Somebody's program that takes webhooks and remembers them. */
async function sink(): Promise<{ address: string; calls: Call[]; server: Server }> {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    let written = "";
    for await (const chunk of request) written += chunk;
    calls.push({ headers: request.headers, body: JSON.parse(written) });
    response.end("thanks");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`, calls, server };
}

async function addWebhook(page: Page, name: string, address: string): Promise<string> {
  await page.getByRole("button", { name: "Add a channel" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a channel" });
  await dialog.getByText("Webhook", { exact: true }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("textbox", { name: "Address" }).fill(address);
  await dialog.getByRole("button", { name: "Add" }).click();
  const secret = page.getByRole("textbox", { name: "Signing secret" });
  await expect(secret).toBeFocused();
  return secret.inputValue();
}

test("Jonas adds a webhook, tests his alerts and sees each arrive", async ({ browser }) => {
  const { address, calls, server } = await sink();
  const { page, context } = await signedIn(browser, JONAS);
  await page.goto("/settings");
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "My alerts" }).click();
  const secret = await addWebhook(page, "My pager", address);
  expect(secret).toMatch(/^whsec_/);
  await page.getByRole("button", { name: "I have copied it" }).click();
  await expect(page.getByRole("button", { name: "Test My pager" })).toBeFocused();

  const panel = page.getByRole("region", { name: "Do your alerts reach you?" });
  await panel.getByRole("button", { name: "Test my alerts" }).click();
  await expect(panel.getByText("All 2 went out.")).toBeVisible({ timeout: 30_000 });
  await expect(panel.getByRole("listitem").filter({ hasText: "My pager" })).toContainText("sent");
  expect(calls[0]?.headers["webhook-signature"]).toMatch(/^v1,/);
  expect(calls[0]?.body.data.title).toBe("A test of your alerts");

  server.close();
  server.closeAllConnections();
  await page.getByRole("button", { name: "Test My pager" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "My pager" }).last();
  await expect(row.getByText("failed, will be tried again")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Remove My pager" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("My pager is removed.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("No channel yet.")).toBeVisible();
  await context.close();
});

test("Helene edits the ladder, reads what would happen, saves it and takes it back", async ({ browser }) => {
  const { page, context } = await signedIn(browser, HELENE);
  await page.goto("/settings/ladder");
  const low = page.getByRole("region", { name: "Low", exact: true });
  await low.getByRole("button", { name: /^Low/ }).click();
  await low.getByRole("button", { name: "Add a step" }).click();
  const steps = low.getByRole("textbox", { name: /^Step \d+: after/ });
  const last = await steps.count();
  await expect(steps.last()).toBeFocused();
  await steps.last().fill("9000");
  await low
    .getByRole("combobox", { name: `Step ${last}: what happens` })
    .selectOption({ label: "tell the admins" });
  const preview = low.getByRole("region", { name: "What would happen" });
  await expect(preview.getByText(/Helene Vogt.* told \(admins\)/)).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(/^Undone/)).toBeVisible();
  await expect(steps).toHaveCount(last - 1);

  await low.getByRole("button", { name: "Add a step" }).click();
  await page.getByRole("link", { name: "Escalations" }).click();
  await page
    .getByRole("dialog", { name: "Leave without saving?" })
    .getByRole("button", { name: /^Leave/ })
    .click();
  await expect(page.getByRole("heading", { name: "Escalations" })).toBeVisible();
  await context.close();
});

test("the link at the foot of a mail, when it is wrong, says so", async ({ page }) => {
  await page.goto("/unsubscribe/nobody");
  await page.getByRole("button", { name: "Stop the mail" }).click();
  await expect(page.getByRole("heading", { name: /does not work any more/ })).toBeVisible();
});
