import { useText } from "..";
import { held } from "./held";

/** Words of a page that only a restore brings up: fetched with it, by the language of the catalogue. */
type HeldText = typeof held;

const BY_LANGUAGE: Record<string, HeldText> = { en: held };

export function useHeldText(): HeldText {
  return BY_LANGUAGE[useText().language] ?? held;
}
