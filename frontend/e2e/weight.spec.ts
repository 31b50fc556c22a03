import { type APIRequestContext, expect, test } from "@playwright/test";
import { Cable } from "./cable";
import { PRIYA, signedIn } from "./people";

const SCRIPT_LIMIT = 150_000;
const REQUEST_LIMIT = 25;

/** What a script weighs as it is transferred. */
async function weightOf(request: APIRequestContext, path: string): Promise<number> {
  const answer = await request.head(path, { headers: { "Accept-Encoding": "br" } });
  return Number(answer.headers()["content-length"]);
}

test("the first sight of the queue is light, the worker behind it included", async ({ browser, baseURL }) => {
  const cable = await Cable.to(Number(new URL(baseURL ?? "").port));
  const { page, context } = await signedIn(browser, PRIYA, { address: cable.address });
  cable.asked.length = 0;
  await page.goto("/escalations");
  await expect(
    page.getByRole("region", { name: "Escalation queue" }).getByRole("article").first(),
  ).toBeVisible();
  await expect(page.getByRole("region", { name: "Time to first action" })).toContainText("median");
  await expect(page.getByRole("status", { name: "Live", exact: true })).toBeVisible();
  const asked = [...cable.asked];
  const scripts = asked.filter((path) => path.endsWith(".js"));
  const weights = await Promise.all(scripts.map((path) => weightOf(context.request, path)));
  const transferred = weights.reduce((sum, weight) => sum + weight, 0);
  expect(scripts.some((path) => path.includes("worker"))).toBe(true);
  expect(transferred).toBeGreaterThan(0);
  expect(transferred).toBeLessThan(SCRIPT_LIMIT);
  expect(asked.length, asked.join("\n")).toBeLessThanOrEqual(REQUEST_LIMIT);
  await context.close();
  await cable.away();
});
