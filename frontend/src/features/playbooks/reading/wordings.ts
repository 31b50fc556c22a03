const SHOWN = 4;

/** Some of the phrases, each as somebody might write it ("group|team checked": "group checked"), and how many more there are. */
export function wordings(
  phrases: readonly string[],
  said: (phrase: string) => string,
  more: (count: number) => string,
): string {
  const shown = phrases.slice(0, SHOWN).map((phrase) => said(plain(phrase)));
  const left = phrases.length - shown.length;
  return [...new Set(shown), ...(left > 0 ? [more(left)] : [])].join(", ");
}

function plain(phrase: string): string {
  return phrase
    .split(/\s+/)
    .map((alternatives) => alternatives.split("|")[0]?.replace(/^\*/, "") ?? "")
    .join(" ");
}
