import { type FirstRunText, firstRun } from "./en/firstRun";
import { fetchedText } from "./fetchedText";

/** Words of the first steps. */
export const useFirstRunText = fetchedText<FirstRunText>(firstRun, {
  de: async () => (await import("./de/firstRun")).firstRun,
});
