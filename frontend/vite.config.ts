import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { fileGroups } from "./build/files.ts";
import { lengths } from "./build/lengths.ts";
import { LICENCE_LIST, licences } from "./build/licences.ts";
import { precompress } from "./build/precompress.ts";

const backend = process.env.FLOWPILOT_BACKEND ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react(), tailwindcss(), licences(), precompress()],
  css: { postcss: { plugins: [lengths] } },
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    outDir: "dist",
    target: "es2023",
    assetsInlineLimit: 0,
    license: { fileName: LICENCE_LIST },
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: fileGroups() } } },
  },
  server: { proxy: { "/api": backend, "/dev/mail": backend } },
  test: {
    environment: "happy-dom",
    setupFiles: ["./src/testing/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    css: false,
  },
});
