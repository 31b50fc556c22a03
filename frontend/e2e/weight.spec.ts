import { expect, test } from "@playwright/test";
import { firstSight } from "./firstSight";

const SCRIPT_LIMIT = 150_000;
const REQUEST_LIMIT = 20;

test("the first sight of the queue is light, the worker behind it included", async ({ browser, baseURL }) => {
  const { asked, scripts, scriptBytes } = await firstSight(browser, baseURL ?? "");
  expect(scripts.some((path) => path.includes("worker"))).toBe(true);
  expect(scriptBytes).toBeGreaterThan(0);
  expect(scriptBytes).toBeLessThan(SCRIPT_LIMIT);
  expect(asked.length, asked.join("\n")).toBeLessThanOrEqual(REQUEST_LIMIT);
});
