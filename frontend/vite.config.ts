import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { LICENCE_LIST, licences } from "./build/licences.ts";
import { precompress } from "./build/precompress.ts";

const backend = process.env.FLOWPILOT_BACKEND ?? "http://127.0.0.1:8000";

/** What the first sight of the queue does without: it stands in a file of its own, for the other pages together. */
const OF_OTHER_PAGES = [
  /\/api\/(audit|baselines|clients|data|files|firstRun|guide|ladder|leaving|models|numberTypes|playbooks|reach|record|redactions)\.ts$/,
  /\/ui\/(Choices|ClockInput|Command|Field|LongText|Once|Panel|SaveNote|ZoneSelect)\.tsx$/,
  /\/ui\/(clock|formatBrowser|saveFile|useCopy|useDraft)\.ts$/,
];

function isOfOtherPages(id: string): boolean {
  return OF_OTHER_PAGES.some((pattern) => pattern.test(id));
}

/** What every page needs goes into one file; dialogs and what they stand on, and words of single features and other languages,
 * stay with the pages and people that use them. */
function isFrame(id: string): boolean {
  if (/node_modules/.test(id))
    return /node_modules\/(react|react-dom|scheduler|openapi-fetch|@tanstack)\//.test(id);
  if (/\/ui\/(Dialog|FormDialog|LeaveGuard)\.tsx$/.test(id) || isOfOtherPages(id)) return false;
  if (/\/(app|text)\/later\/|\/text\/de\//.test(id)) return false;
  return /\/src\/(api|app|stream|text|ui)\//.test(id);
}

const FILES = [
  { name: "frame", test: isFrame },
  { name: "desk", test: isOfOtherPages },
];

export default defineConfig({
  plugins: [react(), tailwindcss(), licences(), precompress()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    outDir: "dist",
    target: "es2023",
    assetsInlineLimit: 0,
    license: { fileName: LICENCE_LIST },
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: FILES } } },
  },
  server: { proxy: { "/api": backend, "/dev/mail": backend } },
  test: {
    environment: "happy-dom",
    setupFiles: ["./src/testing/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    css: false,
  },
});
