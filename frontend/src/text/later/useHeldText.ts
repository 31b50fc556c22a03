import { type HeldText, held } from "./en/held";
import { fetchedText } from "./fetchedText";

/** Words of a page that only a restore brings up. */
export const useHeldText = fetchedText<HeldText>(held, { de: async () => (await import("./de/held")).held });
