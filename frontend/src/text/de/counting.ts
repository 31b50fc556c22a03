import { countingIn } from "../counting";

export const LOCALE = "de-DE";

export const counting = countingIn(LOCALE);

export const { counted, grouped, decimal, listed } = counting;
