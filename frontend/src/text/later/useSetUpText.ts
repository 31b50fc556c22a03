import { type SetUpText, setUp } from "./en/setUp";
import { fetchedText } from "./fetchedText";

/** Words of the front door before there is any account. */
export const useSetUpText = fetchedText<SetUpText>(setUp, {
  de: async () => (await import("./de/setUp")).setUp,
});
