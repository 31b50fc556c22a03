import { useText } from "../..";
import { firstRunGerman } from "./de";
import { firstRun } from "./en";

/** Words of the first steps: fetched with their page, by the language of the catalogue. */
export type FirstRunText = typeof firstRun;

const BY_LANGUAGE: Record<string, FirstRunText> = { en: firstRun, de: firstRunGerman };

export function useFirstRunText(): FirstRunText {
  return BY_LANGUAGE[useText().language] ?? firstRun;
}
