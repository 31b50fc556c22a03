import { createContext, type ReactNode, useContext } from "react";
import { english } from "./en";

/** Every text that a person reads, spoken labels included; another language is one more value of this type. */
export type Catalogue = typeof english;

const TextContext = createContext<Catalogue>(english);

export function TextProvider({ catalogue, children }: { catalogue: Catalogue; children: ReactNode }) {
  return <TextContext value={catalogue}>{children}</TextContext>;
}

export function useText(): Catalogue {
  return useContext(TextContext);
}

export { english };
