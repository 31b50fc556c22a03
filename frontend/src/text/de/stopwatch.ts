import type { Catalogue } from "..";

export const stopwatch: Catalogue["stopwatch"] = {
  running: "Anruf läuft",
  stopped: "Anruf zu speichern",
  stop: "Anruf beenden",
};
