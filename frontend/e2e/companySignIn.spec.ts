import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { CLIENT, IdentityProvider } from "./identityProvider";
import { HELENE, MIRA, signedIn } from "./people";

test("Helene sets the provider up, and Mira comes in by it and lands where she wanted", async ({
  browser,
}) => {
  const provider = await IdentityProvider.open("mira@tallgrass.example");
  const helene = await signedIn(browser, HELENE);
  await helene.page.goto("/settings/sign-in");
  await helene.page.getByRole("textbox", { name: "Issuer" }).fill(provider.issuer);
  await helene.page.getByRole("textbox", { name: "Client ID" }).fill(CLIENT.id);
  await helene.page.getByLabel("Client secret").fill(CLIENT.secret);
  await helene.page.getByRole("textbox", { name: "Mail domains" }).fill("tallgrass.example");
  await helene.page.getByRole("button", { name: "Try it" }).click();
  await expect(helene.page.getByText(/It works: the provider is there/)).toBeVisible();
  await helene.page.getByRole("button", { name: "Save" }).click();
  const link = await helene.page.getByRole("textbox", { name: "Sign-in link" }).inputValue();
  expect((await new AxeBuilder({ page: helene.page }).analyze()).violations).toEqual([]);

  const guest = await browser.newContext();
  const page = await guest.newPage();
  await page.goto(`${link}?next=/analytics`);
  await page.getByRole("link", { name: "Sign in with your company" }).click();
  await expect(page).toHaveURL(/^http:\/\/localhost:/);
  await page.getByRole("link", { name: "Continue as mira@tallgrass.example" }).click();
  await expect(page).toHaveURL(/\/analytics$/);
  await expect(page.getByRole("button", { name: `${MIRA}, your account` })).toBeVisible();

  await helene.page.getByRole("button", { name: "Remove the provider" }).click();
  await helene.page.getByRole("button", { name: "Remove it" }).click();
  await expect(helene.page.getByRole("textbox", { name: "Sign-in link" })).toHaveCount(0);
  await page.reload();
  await expect(page).toHaveURL(/\/login/);
  await expect(page.getByRole("link", { name: "Sign in with your company" })).toBeVisible();
  await guest.close();
  await helene.context.close();
  provider.close();
});
