import type { InBoth } from "@/api/types";
import { useMe } from "@/ui/me";
import { useDraft } from "@/ui/useDraft";

export type PlaybookLanguage = keyof InBoth;

/** In which language playbooks are shown: the account's until this person chooses, then for as long as the tab lives. */
export function usePlaybookLanguage(): [PlaybookLanguage, (language: PlaybookLanguage) => void] {
  const { account } = useMe();
  const own: PlaybookLanguage = account.locale.startsWith("de") ? "de" : "en";
  const [language, choose] = useDraft<PlaybookLanguage>("playbooks.language", own);
  return [language, choose];
}
