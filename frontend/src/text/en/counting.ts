import { countingIn } from "../counting";

export const LOCALE = "en-GB";

export const counting = countingIn(LOCALE);

export const { counted, grouped, decimal, listed } = counting;
