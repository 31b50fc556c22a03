import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./looking";
import { HELENE, MIRA, signedIn } from "./people";

const PRACTICE = /Practise: an escalation that really arrives/;

test("an admin practises: it arrives at a colleague, who picks it up, and she sees it", async ({
  browser,
}) => {
  const helene = (await signedIn(browser, HELENE)).page;
  const mira = (await signedIn(browser, MIRA)).page;
  await mira.goto("/escalations");
  await helene.goto("/welcome");
  await expect(helene.getByRole("heading", { name: "First steps" })).toBeVisible();
  await openStep(helene);
  await helene.getByRole("button", { name: /^Send (a practice escalation|another)$/ }).click();
  const course = helene.getByRole("region", { name: "What becomes of it" });
  await expect(course).toContainText("waiting for somebody");
  await expectAccessible(helene);

  await mira
    .getByRole("link", { name: /Practice: the printer in the meeting room/ })
    .first()
    .click();
  await mira
    .getByRole("button", { name: /I'll do it my way|Continue/ })
    .first()
    .click();
  await expect(mira).toHaveURL(/\/pilot\//);
  await expect(course).toContainText(/by Mira .*, after/);
  await helene.getByRole("button", { name: "End it" }).click();
  await expectAccessible(helene);
  await helene.getByRole("button", { name: "End it anyway" }).click();
  await expect(helene.getByRole("button", { name: "Send another" })).toBeVisible();
});

async function openStep(page: Page): Promise<void> {
  const step = page.getByRole("button", { name: PRACTICE });
  if ((await step.getAttribute("aria-expanded")) === "false") await step.click();
}
