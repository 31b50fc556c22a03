import { type Numbers, numbers } from "./en/numbers";
import { fetchedText } from "./fetchedText";

/** Every text of the pages about numbers. It travels with them and not with the queue, which must be light. */
export const useNumbers = fetchedText<Numbers>(numbers, {
  de: async () => (await import("./de/numbers")).numbers,
});
