import type { Catalogue } from "..";

export const redaction: Catalogue["redaction"] = {
  act: "Text entfernen …",
  title: "Text endgültig entfernen",
  label: "Grund",
  hint: "wird festgehalten, also den Text hier nicht wiederholen",
  submit: "Endgültig entfernen",
  which: "Welcher Text",
  choose: "Text wählen",
  none: "Hier gibt es keinen Text von Ihnen. Ein Admin kann ihn entfernen.",
  explain:
    "Der Text verschwindet aus dieser Sitzung, ihrer Eskalation, den offenen Seiten aller und aus allem, was ab jetzt gesendet wird. Wer ihn wann geschrieben hat, bleibt. Niemand kann ihn zurückholen.",
  outOfReach:
    "Was vorher per E-Mail gesendet, exportiert oder gesichert wurde, enthält ihn noch, und jemand kann ihn gelesen haben: Ändern Sie ein Passwort auf jeden Fall.",
  step: (number, text) => `Schritt ${number}: ${text}`,
  file: (name) => `Datei: ${name}`,
  members: {
    problem: "Das Problem",
    intake: "Das eingefügte Log",
    summary: "Die Zusammenfassung",
    reason: "Warum eskaliert wurde",
    notes: "Notizen der Eskalation",
    read_back: "Die Rückmeldung zur Übernahme",
    let_go: "Warum jemand freigegeben hat",
  },
  removed: (name, time) => `Text von ${name} entfernt, ${time}`,
  youRemoved: (time) => `Text von Ihnen entfernt, ${time}`,
};
