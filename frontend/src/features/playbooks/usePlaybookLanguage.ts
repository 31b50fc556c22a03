import type { InBoth } from "@/api/types";
import { useText } from "@/text";
import { useDraft } from "@/ui/useDraft";

export type PlaybookLanguage = keyof InBoth;

/** In which language playbooks are shown: the reader's until this person chooses, then for as long as the tab lives. */
export function usePlaybookLanguage(): [PlaybookLanguage, (language: PlaybookLanguage) => void] {
  const own: PlaybookLanguage = useText().language === "de" ? "de" : "en";
  const [language, choose] = useDraft<PlaybookLanguage>("playbooks.language", own);
  return [language, choose];
}
