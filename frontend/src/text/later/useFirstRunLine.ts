import { useText } from "..";

const english = {
  region: "First steps",
  progress: (done: number, all: number) => `First steps: ${done} of ${all} done.`,
  go: "Go on",
  begin: "Begin",
  away: "Do not remind me",
};

const german: typeof english = {
  region: "Erste Schritte",
  progress: (done, all) => `Erste Schritte: ${done} von ${all} erledigt.`,
  go: "Weiter",
  begin: "Beginnen",
  away: "Nicht mehr erinnern",
};

const BY_LANGUAGE: Record<string, typeof english> = { en: english, de: german };

/** Words of the line that reminds of the first steps. */
export function useFirstRunLine(): typeof english {
  return BY_LANGUAGE[useText().language] ?? english;
}
