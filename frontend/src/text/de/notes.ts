import type { Catalogue } from "..";

export const notes: Catalogue["notes"] = {
  button: "Ticketnotizen kopieren",
  title: "Ticketnotizen",
  tone: "Für wen",
  tones: { internal: "Intern", customer: "Kunde" },
  explain: {
    internal: "Alles, was festgehalten wurde, für das Team. Geheimnisse sind verdeckt.",
    customer:
      "Was der Kunde lesen darf: nichts Internes, keine Namen von Rechnern. Lesen Sie es, bevor Sie es senden.",
  },
  language: "Sprache",
  languages: { en: "English", de: "Deutsch" },
  preview: "Notizen",
  failed: "Die Notizen konnten nicht geschrieben werden.",
  copy: "Kopieren",
  copyAgain: "Noch einmal kopieren",
  copied: { internal: "Interne Notizen kopiert.", customer: "Notizen für den Kunden kopiert." },
  copyByHand: "Dieser Browser lässt eine Seite nicht kopieren. Markieren Sie den Text und kopieren Sie ihn.",
  offer: "Die Notizen für das Ticket sind fertig.",
};
