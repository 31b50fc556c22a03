import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const SHEET = readFileSync("src/ui/tokens.css", "utf8");
const GROUNDS = ["bg", "surface", "sunken", "overlay"];
const WORDS = ["ink", "ink-2", "ink-3", "accent-text", "red", "amber", "green"];

type Colours = Record<string, string>;

/** The colours that a part of the sheet names, by day or by night. */
function coloursOf(part: string, night: boolean): Colours {
  const found = part.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g);
  return Object.fromEntries([...found].map(([, name, day, dark]) => [name, (night ? dark : day) ?? ""]));
}

const [usual = "", more = ""] = SHEET.split("@media (prefers-contrast: more)");
const palettes = [false, true].flatMap((night) => {
  const theme = night ? "dark" : "light";
  const colours = coloursOf(usual, night);
  const strong = { ...colours, ...coloursOf(more.split("@media")[0] ?? "", night) };
  return [
    { name: theme, colours, words: 4.5, lines: 3 },
    { name: `${theme}, more contrast`, colours: strong, words: 7, lines: 4.5 },
  ];
});

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG's contrast of two colours, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe.each(palettes)("$name", ({ colours, words, lines }) => {
  const at = (name: string) => colours[name] ?? "";
  const below = (pairs: [string, string][], least: number) =>
    pairs
      .map(([on, ground]) => ({ pair: `${on} on ${ground}`, ratio: contrast(at(on), at(ground)) }))
      .filter(({ ratio }) => !(ratio >= least));

  test("every word can be read on every ground", () => {
    const pairs = GROUNDS.flatMap((ground) => WORDS.map((word): [string, string] => [word, ground]));
    expect(below(pairs, words)).toEqual([]);
  });

  test("words on their own soft grounds and on solid buttons can be read", () => {
    const soft = ["accent-text", "red", "amber", "green"].map((name): [string, string] => [
      name,
      `${name.replace("-text", "")}-soft`,
    ]);
    expect(below([...soft, ["accent-on", "accent"], ["accent-on", "accent-hover"]], 4.5)).toEqual([]);
  });

  test("the edge of a control, and what is focused, stand out from every ground", () => {
    const pairs = GROUNDS.flatMap((ground): [string, string][] => [
      ["control", ground],
      ["accent-text", ground],
    ]);
    expect(below(pairs, lines)).toEqual([]);
  });
});
