import { expect, test } from "@playwright/test";
import { PRIYA, signedIn } from "./people";

const SCRIPT_LIMIT = 150_000;
const REQUEST_LIMIT = 25;

test("the first sight of the queue is light", async ({ browser }) => {
  const priya = await signedIn(browser, PRIYA);
  const { page, context } = priya;
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  const scripts = new Set<string>();
  const requests: string[] = [];
  let transferred = 0;
  devtools.on("Network.requestWillBeSent", ({ requestId, request, type }) => {
    requests.push(request.url);
    if (type === "Script" || request.url.endsWith(".js")) scripts.add(requestId);
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) transferred += encodedDataLength;
  });
  await page.goto("/escalations");
  await expect(
    page.getByRole("region", { name: "Escalation queue" }).getByRole("article").first(),
  ).toBeVisible();
  await expect(page.getByRole("region", { name: "Time to first action" })).toContainText("median");
  expect(transferred).toBeGreaterThan(0);
  expect(transferred).toBeLessThan(SCRIPT_LIMIT);
  expect(requests.length, requests.join("\n")).toBeLessThanOrEqual(REQUEST_LIMIT);
  await context.close();
});
