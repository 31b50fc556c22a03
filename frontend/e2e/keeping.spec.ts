import { expect, test } from "@playwright/test";
import { card, escalate, MIRA, PRIYA, signedIn, startSession, write } from "./people";

test("what Mira was writing is there after a reload", async ({ browser }) => {
  const mira = await signedIn(browser, MIRA);
  const { page } = mira;
  await startSession(page, "Phone system plays no music");
  await page.getByRole("textbox", { name: "Your message" }).fill("Half a thought");
  await page.getByRole("button", { name: "Escalate", exact: true }).click();
  await page.getByRole("textbox", { name: "Reason" }).fill("Half a reason");
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Your message" })).toHaveValue("Half a thought");
  await page.getByRole("button", { name: "Escalate", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Reason" })).toHaveValue("Half a reason");
  await mira.context.close();
});

test("a step whose answer was cut is there once after Mira sends it again", async ({ browser }) => {
  const mira = await signedIn(browser, MIRA);
  const { page } = mira;
  await startSession(page, "Backup tape is full");
  let cuts = 0;
  await page.route("**/steps", async (route) => {
    if (route.request().method() !== "POST" || cuts > 0) return route.continue();
    cuts += 1;
    await route.fetch();
    await route.abort();
  });
  await page.getByRole("textbox", { name: "Your message" }).fill("Changed the tape");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("alert")).toContainText("Nothing is lost");
  await expect(page.getByRole("textbox", { name: "Your message" })).toHaveValue("Changed the tape");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("textbox", { name: "Your message" })).toHaveValue("");
  await page.reload();
  await expect(page.getByRole("region", { name: "Steps" }).getByText("Changed the tape")).toHaveCount(1);
  await mira.context.close();
});

test("a pasted log of 10,000 lines is folded, and opens whole without freezing", async ({ browser }) => {
  const log = Array.from(
    { length: 10_000 },
    (_, line) => `08:41:07 sync[${line}] state=0x80070005 retry`,
  ).join("\n");
  const mira = await signedIn(browser, MIRA);
  const priya = await signedIn(browser, PRIYA);
  await mira.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await startSession(mira.page, "Sync stops with 0x80070005");
  await mira.page.getByRole("button", { name: "Note", exact: true }).click();
  await mira.page.getByRole("textbox", { name: "Your message" }).focus();
  await mira.page.evaluate((text) => navigator.clipboard.writeText(text), log);
  await mira.page.keyboard.press("Control+v");
  await mira.page.getByRole("button", { name: "Send" }).click();
  await expect(mira.page.getByRole("button", { name: "Show all 10,000 lines" })).toBeVisible();
  await escalate(mira.page, "I do not know this code.");
  await priya.page.goto("/escalations");
  await card(priya.page, "Sync stops with 0x80070005").getByRole("link").click();
  await priya.page.getByRole("button", { name: "I'll take it from here" }).click();
  await priya.page.waitForURL(/\/pilot\//);
  await priya.page.getByRole("button", { name: "Show all 10,000 lines" }).click();
  const whole = priya.page.getByRole("textbox", { name: "Whole text" });
  await expect(whole).toBeVisible();
  expect((await whole.inputValue()).split("\n")).toHaveLength(10_000);
  await write(priya.page, "Note", "Still quick to write");
  for (const person of [mira, priya]) await person.context.close();
});

test("a text that is too long says so before it is sent", async ({ browser }) => {
  const mira = await signedIn(browser, MIRA);
  await mira.page.goto("/pilot/new");
  await mira.page.getByRole("textbox", { name: "Problem" }).fill("No mail since Monday");
  await mira.page.getByRole("textbox", { name: "Client" }).fill("x".repeat(203));
  await expect(mira.page.getByText("3 characters too long.")).toBeVisible();
  await expect(mira.page.getByRole("button", { name: "Start session" })).toBeDisabled();
  await mira.context.close();
});

test("what people write never runs", async ({ browser }) => {
  const attack = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";
  const mira = await signedIn(browser, MIRA);
  const priya = await signedIn(browser, PRIYA);
  await startSession(mira.page, attack);
  await write(mira.page, "Fact", attack);
  await escalate(mira.page, attack);
  await priya.page.goto("/escalations");
  await card(priya.page, attack).getByRole("link").click();
  await expect(priya.page.getByRole("region", { name: "Summary" })).toContainText(attack);
  expect(await priya.page.title()).not.toBe("owned");
  expect(await mira.page.title()).not.toBe("owned");
  for (const person of [mira, priya]) await person.context.close();
});
