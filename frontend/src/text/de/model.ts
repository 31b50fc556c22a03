import type { Catalogue } from "..";

export const model: Catalogue["model"] = {
  region: "Vom Modell",
  pendingWords: "Das Modell liest den Verlauf. Nichts wartet darauf.",
  writing: "schreibt",
  ready: "Das Modell hat geantwortet.",
  noCause: "Das Modell nennt keine Ursache.",
  failed: {
    timed_out: "Das Modell hat nicht rechtzeitig geantwortet.",
    unreachable: "Das Modell ist nicht erreichbar.",
    unusable_answer: "Die Antwort des Modells ist nicht brauchbar.",
    too_long: "Die Antwort des Modells ist zu lang zum Lesen.",
    redacted: "Ein Text der Sitzung wurde entfernt, und mit ihm, was darüber gesagt wurde.",
  },
  failedExplain: "Was oben steht, ist auch ohne das Modell vollständig.",
  fallback: "Stattdessen hat das Playbook geantwortet.",
  again: "Erneut versuchen",
  ask: "Modell fragen",
  sent: "Was gesendet wurde",
  sentExplain: "Wort für Wort; Passwörter und Schlüssel sind verdeckt, bevor es hinausgeht.",
  sentChanged:
    "Der Verlauf hat sich seither geändert, deshalb lässt sich nicht Wort für Wort zeigen, was gesendet wurde.",
  confirm: "Von einem Programm geschrieben. Prüfen Sie es, bevor Sie danach handeln.",
};
