import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import tests from "../playwright.config";

/** The same browser and server as the tests have; what is measured is not traced. */
export default defineConfig({
  ...tests,
  webServer: [tests.webServer ?? []].flat().map((server) => ({
    ...server,
    cwd: fileURLToPath(new URL("..", import.meta.url)),
  })),
  testDir: ".",
  testMatch: "*.measure.ts",
  outputDir: "../test-results",
  timeout: 60 * 60_000,
  globalTeardown: "../e2e/teardown.ts",
  use: { ...tests.use, trace: "off" },
});
