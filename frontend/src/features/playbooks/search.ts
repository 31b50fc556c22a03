import type { PlaybookItem } from "@/api/types";

/** What is compared: small letters, without accents and without what only phrases have. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Those in whose titles, key or phrases every word of the query occurs; titles in either language. */
export function searched(items: readonly PlaybookItem[], query: string): PlaybookItem[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return items.filter(({ key, titles, words: phrases }) => {
    const said = plain([key, titles.en, titles.de, ...phrases].join("\n"));
    return words.every((word) => said.includes(word));
  });
}
