import { useText } from "..";
import { keys as german } from "./de/keys";
import { keys } from "./keys";

/** Words of the keys and of the command palette: fetched with them. */
export type KeysText = typeof keys;

const BY_LANGUAGE: Record<string, KeysText> = { en: keys, de: german };

export function useKeysText(): KeysText {
  return BY_LANGUAGE[useText().language] ?? keys;
}
