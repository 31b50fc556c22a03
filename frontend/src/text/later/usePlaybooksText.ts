import { type PlaybooksText, playbooks } from "./en/playbooks";
import { fetchedText } from "./fetchedText";

/** Words of the pages about playbooks. */
export const usePlaybooksText = fetchedText<PlaybooksText>(playbooks, {
  de: async () => (await import("./de/playbooks")).playbooks,
});
