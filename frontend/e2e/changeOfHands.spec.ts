import { expect, test } from "@playwright/test";
import { card, escalate, HELENE, JONAS, MIRA, PRIYA, signedIn, startSession } from "./people";

test("Helene takes over from Priya, then asks Jonas; whoever had it reads what became of it", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const problem = "Door controller forgets half of the badges";
  const mira = await signedIn(browser, MIRA);
  const priya = await signedIn(browser, PRIYA);
  const helene = await signedIn(browser, HELENE);
  const jonas = await signedIn(browser, JONAS);
  await startSession(mira.page, problem);
  await escalate(mira.page, "Only its maker knows the log.");
  await priya.page.goto("/escalations");
  await card(priya.page, problem).getByRole("button", { name: "Pick up" }).click();
  await priya.page.getByRole("button", { name: "I'll take it from here" }).click();
  await priya.page.waitForURL(/\/pilot\//);

  await helene.page.goto(priya.page.url());
  await helene.page.getByRole("button", { name: "Take over" }).click();
  const taking = helene.page.getByRole("dialog", { name: "Take over" });
  await taking.getByRole("textbox", { name: "Reason" }).fill("Priya is on the train.");
  await taking.getByRole("button", { name: "Take over" }).click();
  await expect(helene.page.getByRole("textbox", { name: "Your message" })).toBeVisible();
  await expect(
    priya.page.getByRole("status", { name: /^Helene Vogt took this over from you/ }),
  ).toBeVisible();
  await expect(priya.page.getByRole("region", { name: "Steps" })).toBeVisible();
  await expect(mira.page.getByText(`${HELENE} is working on it.`)).toBeVisible();

  await jonas.page.goto("/escalations");
  await helene.page.getByRole("button", { name: "Release" }).click();
  const giving = helene.page.getByRole("dialog", { name: "Give it back to the queue" });
  await giving.getByRole("textbox", { name: "Reason" }).fill("Jonas knows the maker.");
  await giving.getByRole("button", { name: "Release" }).click();
  await helene.page.getByRole("button", { name: "Reassign" }).click();
  const asking = helene.page.getByRole("dialog", { name: "Reassign to somebody" });
  await asking.getByRole("combobox", { name: "Person" }).selectOption({ label: `${JONAS}, tier 2` });
  await asking.getByRole("textbox", { name: "Reason" }).fill("He knows the maker.");
  await asking.getByRole("button", { name: "Reassign" }).click();
  await expect(card(jonas.page, problem)).toContainText("asked for you");

  await card(jonas.page, problem)
    .getByRole("button", { name: /who was told/ })
    .click();
  const ledger = jonas.page.getByRole("dialog", { name: "Who was told" });
  await expect(ledger.getByText(`${JONAS} was asked first`).first()).toBeVisible();
  for (const person of [mira, priya, helene, jonas]) await person.context.close();
});
