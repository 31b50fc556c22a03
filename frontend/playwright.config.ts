import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import chromium from "@sparticuz/chromium";

const port = process.env.FLOWPILOT_TEST_PORT ?? "18290";
const address = `http://127.0.0.1:${port}`;

// Playwright loads this file once more in each worker, which must find the same folder.
process.env.FLOWPILOT_TEST_DATA ??= mkdtempSync(join(tmpdir(), "flowpilot-browser-"));

const installed = [
  process.env.FLOWPILOT_TEST_BROWSER ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find(existsSync);

export default defineConfig({
  testDir: "e2e",
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  globalTeardown: "./e2e/teardown.ts",
  use: {
    baseURL: address,
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: installed ?? (await chromium.executablePath()),
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  webServer: {
    command: "../bin/flowpilot serve --demo",
    url: `${address}/readyz`,
    timeout: 90_000,
    stdout: "ignore",
    stderr: "ignore",
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    env: {
      FLOWPILOT_DATA_DIR: process.env.FLOWPILOT_TEST_DATA,
      FLOWPILOT_PORT: port,
      FLOWPILOT_EGRESS_ALLOW: "127.0.0.1",
    },
  },
});
