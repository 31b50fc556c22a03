import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { english } from "@/text";
import { CATALOGUES, speak } from "@/text/spoken";

const PUBLIC = join(process.cwd(), "public");
const read = (path: string) => JSON.parse(readFileSync(join(PUBLIC, path), "utf8"));
const manifest = read("manifest.webmanifest");

afterEach(async () => {
  document.head.replaceChildren();
  await speak("en");
});

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

test.each(Object.keys(CATALOGUES))("whoever reads %s installs an app that is worded so", async (language) => {
  document.head.innerHTML = '<link rel="manifest" href="/manifest.webmanifest" />';
  await speak(language);
  const named = read(document.querySelector("link")?.getAttribute("href") ?? "");
  expect(named.lang).toBe(language);
  type Shortcut = { name: string; url: string };
  const { lang, description, shortcuts, ...rest } = named;
  const urls = (all: Shortcut[]) => all.map(({ url }) => url);
  expect(rest).toEqual({ ...manifest, lang: undefined, description: undefined, shortcuts: undefined });
  expect(urls(shortcuts)).toEqual(urls(manifest.shortcuts));
  const { shell, sessions } = (await CATALOGUES[language]?.()) ?? english;
  expect(shortcuts.map(({ name }: Shortcut) => name)).toEqual([shell.escalations, sessions.start]);
});
