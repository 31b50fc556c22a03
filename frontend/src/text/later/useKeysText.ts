import { type KeysText, keys } from "./en/keys";
import { fetchedText } from "./fetchedText";

/** Words of the keys and of the command palette. */
export const useKeysText = fetchedText<KeysText>(keys, {
  de: async () => (await import("./de/keys")).keys,
});
