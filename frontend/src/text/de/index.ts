import type { Catalogue } from "..";
import { english } from "../en";
import { counting, LOCALE } from "./counting";

export const german: Catalogue = {
  ...english,
  language: "de",
  locale: LOCALE,
  counting,
};
