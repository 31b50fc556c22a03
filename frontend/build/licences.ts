import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, ResolvedConfig } from "vite";

interface Bundled {
  name: string;
  version: string;
  identifier?: string;
  text?: string;
}

export const LICENCE_LIST = "licences.json";

/** Turns Vite's list of what the scripts hold into `licences.txt`, with the fonts and the style sheet's foundation, which
 * it does not see. A package that names no licence at all fails the build. */
export function licences(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "licences",
    apply: "build",
    configResolved(resolved) {
      config = resolved;
    },
    writeBundle() {
      const list = join(config.build.outDir, LICENCE_LIST);
      const packages: Bundled[] = [...JSON.parse(readFileSync(list, "utf8")), ...inStyles()];
      packages.sort((one, other) => (one.name < other.name ? -1 : 1));
      writeFileSync(join(config.build.outDir, "licences.txt"), packages.map(section).join("\n"));
      rmSync(list);
    },
  };
}

function section({ name, version, identifier, text }: Bundled): string {
  if (!identifier) throw new Error(`${name} names no licence`);
  const words = text?.trim() ?? "The package names this licence and comes without its text.";
  return `${name} ${version} (${identifier})\n\n${words}\n`;
}

function inStyles(): Bundled[] {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const fonts = Object.keys(dependencies).filter((name) => name.startsWith("@fontsource"));
  return [...fonts, "tailwindcss"].map((name) => {
    const folder = join("node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return { name, version, identifier: license, text: readFileSync(join(folder, "LICENSE"), "utf8") };
  });
}
