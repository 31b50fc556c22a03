import { expect, test } from "@playwright/test";
import { expectAccessible } from "./looking";
import { HELENE, MIRA, signedIn, startSession, write } from "./people";

test("Mira, an engineer, finds a playbook and reads it, and cannot change it", async ({ browser }) => {
  const { page, context } = await signedIn(browser, MIRA);
  expect((await page.goto("/playbooks"))?.status()).toBe(200);
  await page.getByRole("searchbox", { name: "Search playbooks" }).fill("anyconnect");
  await expect(page.getByRole("status").filter({ hasText: "1 playbook" })).toBeVisible();
  await page.getByRole("button", { name: "German" }).click();
  await page.getByRole("link", { name: /VPN verbindet nicht/ }).click();
  await expect(page.getByRole("heading", { name: "VPN verbindet nicht oder bricht ab" })).toBeVisible();
  await page.getByRole("button", { name: "English" }).click();
  const flow = page.getByRole("region", { name: "What to ask and try" });
  await expect(flow.getByText("How far does it get?")).toBeVisible();
  await expect(flow.getByRole("link", { name: /to step 4/ })).toBeVisible();
  await expect(page.getByRole("link", { name: "Change for your account" })).toHaveCount(0);
  await expectAccessible(page);
  await page.goto("/playbooks/edit/vpn");
  await expect(page.getByRole("heading", { name: "Not for your role" })).toBeVisible();
  await context.close();
});

test("Helene changes a playbook, is told what is wrong by line, and goes back to the one before", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { page, context } = await signedIn(browser, HELENE);
  await page.goto("/playbooks/edit/wifi");
  const area = page.getByRole("textbox", { name: "Text of the playbook" });
  const shipped = await area.inputValue();
  await area.fill(shipped.replace("items:\n", "items:\n  - key: lamp\n    asks: {en: Which lamp?}\n"));
  const fault = page.getByRole("button", { name: /Line \d+ .*“asks” is not known here/ });
  await expect(fault).toBeVisible();
  await expect(page.getByRole("button", { name: "Save as new version" })).toBeDisabled();
  await expectAccessible(page);
  await page.reload();
  await expect(area).toHaveValue(/asks: \{en/);
  await fault.click();
  await expect(area).toBeFocused();
  await page.getByRole("link", { name: "All playbooks" }).click();
  await page.getByRole("button", { name: "Stay here" }).click();
  await area.fill(shipped.replace("items:\n", "items:\n  - key: lamp\n    ask: {en: Which lamp is on?}\n"));
  await page.getByRole("textbox", { name: "What changed" }).fill("Asks for the lamp first");
  await expect(page.getByText("This is a playbook.").first()).toBeVisible();
  await area.press("Control+s");
  await expect(page.getByText("Yours, version 1")).toBeVisible();
  await expect(page.getByText("Which lamp is on?")).toBeVisible();
  await page.getByRole("link", { name: /^Compare Version 1/ }).click();
  await expect(page.getByText("2 lines added, 0 removed")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Use the built-in one again" }).click();
  await page.getByRole("button", { name: "Use the built-in one", exact: true }).click();
  await expect(page.getByText("Which lamp is on?")).toHaveCount(0);
  await page.getByRole("link", { name: "Version 1", exact: true }).click();
  await page.getByRole("button", { name: "Go back to this version" }).click();
  await expect(page.getByText("Yours, version 3")).toBeVisible();
  await context.close();
});

test("Helene imports a file, sees which part is wrong, and finds the other in the list", async ({
  browser,
}) => {
  const { page, context } = await signedIn(browser, HELENE);
  await page.goto("/playbooks/import");
  const right =
    "key: kettle\ntitle: {en: The kettle stays cold}\nitems:\n  - {key: plug, ask: {en: Plugged in?}}\n";
  const buffer = Buffer.from(`${right}---\nkey: teapot\ntitel: x\n`);
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "kitchen.yaml", mimeType: "text/yaml", buffer });
  await expect(page.getByText("Cannot be read")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Import 1 playbook" }).click();
  await expect(page.getByText("1 playbook imported.")).toBeVisible();
  await page.getByRole("link", { name: "The kettle stays cold" }).click();
  await expect(page.getByText("Imported from kitchen.yaml")).toBeVisible();
  await context.close();
});

test("what Mira found out is proposed to Helene, who reads the difference and accepts it", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const mira = await signedIn(browser, MIRA);
  await startSession(mira.page, "Scanner scans only black pages");
  await write(mira.page, "Action", "Took the transport lock out from below the glass");
  const id = mira.page.url().split("/").at(-1);
  const origin = { Origin: new URL(mira.page.url()).origin };
  const resolved = await mira.context.request.post(`/api/v1/ai-sessions/${id}/resolve`, {
    data: { summary: "Took the transport lock out from below the glass" },
    headers: origin,
  });
  expect(resolved.ok()).toBe(true);
  const helene = await signedIn(browser, HELENE);
  await helene.page.goto("/playbooks");
  await helene.page.getByRole("link", { name: /^Proposals \(\d+\)/ }).click();
  await helene.page.getByRole("link", { name: /Took the transport lock out/ }).click();
  await expect(helene.page.getByRole("link", { name: "Scanner scans only black pages" })).toBeVisible();
  await expectAccessible(helene.page);
  await helene.page.getByRole("button", { name: "Accept", exact: true }).click();
  await expect(helene.page.getByText(/^Accepted. It is version 1/)).toBeVisible();
  await mira.context.close();
  await helene.context.close();
});
