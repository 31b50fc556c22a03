import { expect, test } from "@playwright/test";
import { HELENE, JONAS, signedIn } from "./people";

test("an admin sends a test escalation, which comes back and shows up nowhere else", async ({ browser }) => {
  const helene = await signedIn(browser, HELENE);
  const jonas = await signedIn(browser, JONAS);
  await jonas.page.goto("/escalations");
  const queue = jonas.page.getByRole("main");
  await expect(queue.getByRole("article").first()).toBeVisible();
  const before = { title: await jonas.page.title(), cards: await queue.getByRole("article").count() };

  await helene.page.goto("/settings/canary");
  await helene.page.getByText("Send test escalations").click();
  await helene.page.getByRole("textbox", { name: "Its mail goes to" }).fill("canary@tallgrass.example");
  await helene.page.getByRole("button", { name: "Save and try now" }).click();
  await expect(helene.page.getByText("It came back at")).toBeVisible({ timeout: 30_000 });

  expect(await jonas.page.title()).toBe(before.title);
  expect(await queue.getByRole("article").count()).toBe(before.cards);
  await expect(jonas.page.getByText("canary")).toHaveCount(0);
  await helene.page.getByText("Send test escalations").click();
  await helene.page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(helene.page.getByText("None is sent.")).toBeVisible();
});
