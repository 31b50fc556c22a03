import { type ProviderText, provider } from "./en/provider";
import { fetchedText } from "./fetchedText";

/** Words of a page that an admin opens once. */
export const useProviderText = fetchedText<ProviderText>(provider, {
  de: async () => (await import("./de/provider")).provider,
});
