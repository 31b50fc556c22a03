import { createContext, type ReactNode, useContext } from "react";
import { english } from "./en";

/** The same words in any language: what is one certain text in English is any text here. */
export type AnyLanguage<Words> = Words extends string
  ? string
  : Words extends (...given: infer Given) => infer Said
    ? (...given: Given) => AnyLanguage<Said>
    : { [Key in keyof Words]: AnyLanguage<Words[Key]> };

/** Every text that a person reads, spoken labels included; another language is one more value of this type. */
export type Catalogue = AnyLanguage<typeof english>;

const TextContext = createContext<Catalogue>(english);

export function TextProvider({ catalogue, children }: { catalogue: Catalogue; children: ReactNode }) {
  return <TextContext value={catalogue}>{children}</TextContext>;
}

export function useText(): Catalogue {
  return useContext(TextContext);
}

export { english };
