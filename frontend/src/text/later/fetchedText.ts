import { use } from "react";
import { useText } from "..";

/** Words of pages that few people open. English comes with the pages, another language for whoever reads it: a page waits
 * until its words are here. */
export function fetchedText<Words>(
  english: Words,
  others: Record<string, () => Promise<Words>>,
): () => Words {
  const fetched = new Map<string, Promise<Words>>();
  const words = (language: string, fetch: () => Promise<Words>): Promise<Words> => {
    const known = fetched.get(language);
    if (known !== undefined) return known;
    const coming = fetch();
    coming.catch(() => fetched.delete(language)); // the page says so and can be tried again
    fetched.set(language, coming);
    return coming;
  };
  return function useWords() {
    const { language } = useText();
    const fetch = others[language];
    return fetch === undefined ? english : use(words(language, fetch));
  };
}
