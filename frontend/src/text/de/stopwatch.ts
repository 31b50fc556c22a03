import type { Catalogue } from "..";

export const stopwatch: Catalogue["stopwatch"] = {
  running: "Gespräch läuft",
  stopped: "Gespräch zu speichern",
  stop: "Gespräch beenden",
};
