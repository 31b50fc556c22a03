import type { SettingsWords } from "../../en/settings";

export const canary: SettingsWords["canary"] = {
  failed: "Die Testeskalation konnte nicht geladen werden.",
  setUp: {
    region: "Testeskalation",
    explain:
      "FlowPilot eskaliert von Zeit zu Zeit an sich selbst und warnt Sie, wenn nichts zurückkommt. Niemand sieht das: Es steht in keiner Warteschlange, keiner Glocke und keiner Zahl und endet von selbst.",
    enabled: "Testeskalationen senden",
    every: "Alle",
    minutes: "Minuten",
    address: "Ihre E-Mail geht an",
    addressHint: "Ein Postfach, das niemand lesen muss.",
    save: "Speichern und jetzt testen",
    rest: "Speichern",
    everyFault: "5 bis 1.440 Minuten.",
    addressMissing: "Geben Sie an, wohin ihre E-Mail geht.",
    addressFault: "Geben Sie eine Adresse ein, etwa canary@msp.example.",
  },
  last: {
    region: "Die letzte",
    run: "Jetzt starten",
    resting: "Es wird keine gesendet.",
    never: "Die erste beginnt gleich.",
    underWay: "Unterwegs seit",
    soon: "Sie beginnt gleich.",
    back: "Zurückgekommen um",
    lost: "Nicht zurückgekommen seit",
    lastBack: "Zuletzt vollständig zurückgekommen:",
    neverBack: "Noch keine ist vollständig zurückgekommen.",
    next: "Die nächste:",
    part: {
      queue: "Eskaliert",
      stream: "Im Livestream gesehen",
      mail: "Vom Mailserver angenommen",
    },
    state: {
      done: "erledigt",
      waiting: "wartet",
      missing: "fehlt",
    },
  },
  missing: {
    stream:
      "Der Livestream hat sie nicht gezeigt. Erreicht dieser Server seine eigene Adresse? Sie steht in FLOWPILOT_BASE_URL.",
    delivery: "Nichts hat versucht, ihre E-Mail zu senden. Ist der Worker überlastet?",
    mail: "Ihre E-Mail wurde nicht angenommen. Prüfen Sie die Adresse oben und den Mailserver.",
    worker: "Nichts hat sie gestartet oder beendet. Läuft der Worker?",
  },
};
