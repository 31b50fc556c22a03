import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { MIRA, signedIn } from "./people";

/** What a junior does from the ticket to the notes, with the keyboard only. */
test("Mira works through the guide and attaches a log by the keyboard", async ({ browser }) => {
  const { page, context } = await signedIn(browser, MIRA);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/pilot/new");
  await page.getByRole("textbox").first().fill("VPN does not connect from home since this morning");
  await page.keyboard.press("Control+Enter");
  const box = page.getByRole("textbox", { name: "Your message" });
  await expect(box).toBeVisible();

  await page.getByRole("button", { name: "Ask the guide" }).press("Enter");
  const offered = page.getByRole("group", { name: "Answers to the guide’s question" });
  await expect(offered).toBeVisible();
  const answer = (await offered.getByRole("button").first().innerText()).split("\n")[0] ?? "";
  await page.keyboard.press("1");
  const story = page.getByRole("region", { name: "Steps" });
  await expect(story.getByRole("listitem")).toHaveCount(2);
  await expect(story.getByRole("listitem").first().getByText(answer, { exact: true })).toBeVisible();

  const log = Array.from({ length: 10_000 }, (_, line) => `10:04:12 tunnel event ${line}`).join("\n");
  await page.evaluate((text) => navigator.clipboard.writeText(text), log);
  await box.focus();
  await page.keyboard.press("Control+V");
  await page.getByRole("button", { name: "Attach as file" }).press("Enter");
  await expect(box).toHaveValue("");
  const link = page
    .getByRole("complementary", { name: "At a glance" })
    .getByRole("link", { name: /pasted-/ });
  const downloading = page.waitForEvent("download");
  await link.press("Enter");
  const download = await downloading;
  expect(await readFile(await download.path(), "utf-8")).toBe(log);

  await page.getByRole("button", { name: "Copy ticket notes" }).press("Enter");
  await expect(page.getByText("Internal notes copied.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("VPN does not connect");
  await context.close();
});
