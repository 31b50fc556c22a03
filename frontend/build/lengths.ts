/** What a browser shows where nobody has set another size of type: so many px are a rem. */
const USUAL = 16;
const PIXELS = /(?<![\w.#]|[\w-]-)(-?\d*\.?\d+)px\b/g;

interface Declaration {
  value: string;
  parent?: { type: string; name?: string };
}

interface AtRule {
  params: string;
}

/**
 * Lengths are written in px and shipped in rem. So the whole page, its gaps and the widths at which it changes its form
 * follow the size of type that a person has set in their browser, as they follow its zoom.
 */
export const lengths = {
  postcssPlugin: "lengths",
  Declaration(declaration: Declaration): void {
    // What a property is registered with must not depend on the page; an address is no length.
    if (declaration.parent?.name === "property" || declaration.value.includes("url(")) return;
    const value = inRem(declaration.value);
    if (value !== declaration.value) declaration.value = value;
  },
  AtRule: {
    media: rewrite,
    container: rewrite,
  },
};

function rewrite(rule: AtRule): void {
  const params = inRem(rule.params);
  if (params !== rule.params) rule.params = params;
}

function inRem(words: string): string {
  return words.replace(PIXELS, (whole, count: string) =>
    Number(count) === 0 ? whole : `${Number(count) / USUAL}rem`,
  );
}
