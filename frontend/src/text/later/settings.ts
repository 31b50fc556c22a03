import { type Catalogue as FrameCatalogue, useText as useFrameText } from "..";
import { type SettingsWords, settingsWords } from "./en/settings";
import { fetchedText } from "./fetchedText";

/** Every text that a page of the settings may show. */
export type Catalogue = FrameCatalogue & SettingsWords;

/** Words of the settings alone: they travel with those pages and not with the queue, which must be light. */
const useSettingsWords = fetchedText<SettingsWords>(settingsWords, {
  de: async () => (await import("./de/settings")).settingsWords,
});

const joined = new WeakMap<FrameCatalogue, Catalogue>();

/** For pages of the settings: the words that every page has, and their own. */
export function useText(): Catalogue {
  const frame = useFrameText();
  const own = useSettingsWords();
  const known = joined.get(frame);
  if (known !== undefined) return known;
  const both = { ...frame, ...own };
  joined.set(frame, both);
  return both;
}
