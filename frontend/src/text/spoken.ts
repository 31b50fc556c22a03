import { useSyncExternalStore } from "react";
import type { Catalogue } from ".";
import { english } from "./en";

/** English is always here; another language is fetched for those who read it. */
export const CATALOGUES: Record<string, () => Promise<Catalogue>> = {
  en: async () => english,
  de: async () => (await import("./de")).german,
};
const REMEMBERED = "flowpilot.language";
const RIGHT_TO_LEFT = new Set(["Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"]);

let spoken: Catalogue = english;
let wanted = english.language;
const watchers = new Set<() => void>();

/** Which way a language is written. */
export function directionOf(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr";
}

/** The language of the pages for a locale such as "de" or "de-AT"; English for what FlowPilot does not speak. */
export function languageOf(locale: string | null | undefined): string {
  const language = locale?.toLowerCase().split("-")[0] ?? "";
  return Object.hasOwn(CATALOGUES, language) ? language : english.language;
}

/** Makes all pages speak a language, from the next drawing on; resolves when its words are here. */
export async function speak(locale: string | null | undefined): Promise<void> {
  const language = languageOf(locale);
  wanted = language;
  const catalogue = await CATALOGUES[language]?.();
  if (catalogue === undefined || wanted !== language) return;
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  nameManifest(language);
  remember(language);
  if (catalogue === spoken) return;
  spoken = catalogue;
  for (const watcher of watchers) watcher();
}

/** What a phone or a desk calls the app and its shortcuts once it is installed. */
function nameManifest(language: string): void {
  const link = document.querySelector("link[rel=manifest]");
  const file = language === english.language ? "manifest.webmanifest" : `manifest.${language}.webmanifest`;
  if (link?.getAttribute("href") !== `/${file}`) link?.setAttribute("href", `/${file}`);
}

/** The language of the mail whose link led here. */
export function languageAskedFor(search: string): string | null {
  return new URLSearchParams(search).get("language");
}

/** The language that was last spoken in this browser: for pages on which nobody is signed in yet. */
export function rememberedLanguage(): string | null {
  try {
    return window.localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

function remember(language: string): void {
  try {
    window.localStorage.setItem(REMEMBERED, language);
  } catch {
    // A browser that stores nothing greets in English.
  }
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** The catalogue of the language that is spoken now. */
export function useSpoken(): Catalogue {
  return useSyncExternalStore(watch, () => spoken);
}
