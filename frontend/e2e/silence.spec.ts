import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { closeTabs, live, openTabs } from "./tabs";

/** The process of the server that answers requests. */
function apiProcess(): number {
  const folder = process.env.FLOWPILOT_TEST_DATA ?? "";
  return Number(readFileSync(join(folder, "run", "api-0.pid"), "utf8"));
}

test("a server that falls silent without a word is noticed within 35 s, in every tab", async ({
  browser,
  baseURL,
}) => {
  const opened = await openTabs(browser, baseURL, 2);
  const api = apiProcess();
  process.kill(api, "SIGSTOP");
  try {
    for (const page of opened.tabs)
      await expect(
        page.getByRole("status", { name: /^(Reconnecting|Not live since \d\d:\d\d)$/ }),
      ).toBeVisible({
        timeout: 35_000,
      });
  } finally {
    process.kill(api, "SIGCONT");
  }
  for (const page of opened.tabs) await expect(live(page)).toBeVisible({ timeout: 15_000 });
  await closeTabs(opened);
});
