import { type Browser, expect } from "@playwright/test";
import { Cable } from "./cable";
import { PRIYA, signedIn } from "./people";

export interface FirstSight {
  /** Every path that was asked for. */
  asked: string[];
  scripts: string[];
  /** What the scripts weigh as they are transferred, in bytes. */
  scriptBytes: number;
}

/** Opens the queue in a fresh browser, and says what that took until it was live, the worker behind it included. */
export async function firstSight(browser: Browser, baseURL: string): Promise<FirstSight> {
  const cable = await Cable.to(Number(new URL(baseURL).port));
  const { page, context } = await signedIn(browser, PRIYA, { address: cable.address });
  cable.asked.length = 0;
  await page.goto("/escalations");
  await expect(
    page.getByRole("region", { name: "Escalation queue" }).getByRole("article").first(),
  ).toBeVisible();
  await expect(page.getByRole("region", { name: "Time to first action" })).toContainText("median");
  await expect(page.getByRole("status", { name: "Live", exact: true })).toBeVisible();
  // A claim that one is asked about is read too: whether Priya has one is left from what was before.
  const asked = cable.asked.filter((path) => !path.startsWith("/api/v1/ai-sessions/"));
  const scripts = asked.filter((path) => path.endsWith(".js"));
  const weights = await Promise.all(
    scripts.map(async (path) => {
      const answer = await context.request.head(path, { headers: { "Accept-Encoding": "br" } });
      return Number(answer.headers()["content-length"]);
    }),
  );
  await context.close();
  await cable.away();
  return { asked, scripts, scriptBytes: weights.reduce((sum, weight) => sum + weight, 0) };
}
