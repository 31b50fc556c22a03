import { type CompanyText, company } from "./en/company";
import { fetchedText } from "./fetchedText";

/** Words of the front door for whoever signs in with a company. */
export const useCompanyText = fetchedText<CompanyText>(company, {
  de: async () => (await import("./de/company")).company,
});
