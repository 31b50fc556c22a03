import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { LICENCE_LIST, licences } from "./build/licences.ts";
import { precompress } from "./build/precompress.ts";

const backend = process.env.FLOWPILOT_BACKEND ?? "http://127.0.0.1:8000";

/** What every page needs goes into one file; the dialog and what it stands on, and words of single features and other languages,
 * stay with the pages and people that use them. */
function isFrame(id: string): boolean {
  if (/node_modules/.test(id))
    return /node_modules\/(react|react-dom|scheduler|openapi-fetch|@tanstack)\//.test(id);
  if (/\/ui\/(Dialog|LeaveGuard)\.tsx$|\/api\/(baselines|playbooks)\.ts$/.test(id)) return false;
  if (/\/(app|text)\/later\/|\/text\/de\//.test(id)) return false;
  return /\/src\/(api|app|stream|text|ui)\//.test(id);
}

export default defineConfig({
  plugins: [react(), tailwindcss(), licences(), precompress()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    outDir: "dist",
    target: "es2023",
    assetsInlineLimit: 0,
    license: { fileName: LICENCE_LIST },
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "frame", test: isFrame }] } } },
  },
  server: { proxy: { "/api": backend, "/dev": backend } },
  test: {
    environment: "happy-dom",
    setupFiles: ["./src/testing/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    css: false,
  },
});
