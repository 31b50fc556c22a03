import { useText } from "..";
import { playbooks } from "./playbooks";

/** Words of pages that few people open: fetched with them, by the language of the catalogue. */
export type PlaybooksText = typeof playbooks;

const BY_LANGUAGE: Record<string, PlaybooksText> = { en: playbooks };

export function usePlaybooksText(): PlaybooksText {
  return BY_LANGUAGE[useText().language] ?? playbooks;
}
