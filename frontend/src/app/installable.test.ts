import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const PUBLIC = join(process.cwd(), "public");
const manifest = JSON.parse(readFileSync(join(PUBLIC, "manifest.webmanifest"), "utf8"));

/** Width and height of a PNG, from its header. */
function sizeOf(path: string): string {
  const file = readFileSync(join(PUBLIC, path));
  return `${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`;
}

test("FlowPilot can be put on a phone's first screen: named, with icons of the sizes that it states", () => {
  const icons: { src: string; sizes: string; purpose: string }[] = manifest.icons;
  expect(icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual(
    expect.arrayContaining(["192x192 any", "512x512 any", "512x512 maskable"]),
  );
  for (const { src, sizes } of icons) expect(sizeOf(src), src).toBe(sizes);
  expect(sizeOf("apple-touch-icon.png")).toBe("180x180");
  expect(manifest).toMatchObject({
    name: "FlowPilot",
    start_url: "/escalations",
    scope: "/",
    display: "standalone",
  });
});

test("the page names the manifest, and the service worker only pictures that exist", () => {
  const page = readFileSync("index.html", "utf8");
  const worker = readFileSync(join(PUBLIC, "sw.js"), "utf8");
  const named = [...`${page}${worker}`.matchAll(/["'](\/[\w-]+\.(?:png|svg|webmanifest))["']/g)].map(
    ([, path]) => path,
  );
  expect(named).toContain("/manifest.webmanifest");
  expect(named.filter((path) => !existsSync(join(PUBLIC, path ?? "")))).toEqual([]);
});
