import { counted } from "../../de/counting";
import type { AuditText } from "../en/audit";
import { acts, members, nouns } from "./auditActs";
import { sentences } from "./auditSentences";

const has = (people: number) => (people === 1 ? "hat" : "haben");

export const audit: AuditText = {
  region: "Prüfprotokoll",
  explain:
    "Alles, was in diesem Konto geändert wurde, von wem und wann. Die Einträge sind verkettet: Der Befehl " +
    "„flowpilot audit verify“ nennt den ersten, der verändert oder entfernt wurde.",
  filters: "Liste eingrenzen",
  who: "Wer",
  what: "Was",
  from: "Von",
  to: "Bis",
  everybody: "Alle",
  everything: "Alles",
  clear: "Alle anzeigen",
  oneHandoff: "Zu einer Übergabe und ihrer Sitzung in dieser Zeit",
  failed: "Das Prüfprotokoll konnte nicht geladen werden.",
  none: { title: "Nichts gefunden", explain: "Kein Eintrag passt zu Ihrer Auswahl oben." },
  more: "Frühere Einträge anzeigen",
  shown: (count) => `${counted(count, "Eintrag", "Einträge")} angezeigt`,
  csv: "Als CSV speichern",
  product: "FlowPilot",
  number: (number) => `Eintrag ${number}`,
  open: {
    handoff: "Übergabe",
    history: "Minute für Minute",
    session: "Sitzung",
    only: "Alles zu dieser Übergabe",
  },
  nouns,
  acts,
  byProduct: {
    "session_handoff.ask": "hat bei der Übernahme nachgefragt, ob jemand daran arbeitet",
    "session_handoff.lapse": "hat eine Übernahme ohne Aktion zurückgenommen",
    "user.add": "hat jemanden aufgenommen, den der Anbieter hereinließ",
    "user.change": "hat eine Rolle geändert, wie der Anbieter sagt",
    "user.turn_away": "hat jemanden abgemeldet, den der Anbieter nicht mehr kennt",
  },
  sentences,
  members,
  history: {
    title: "Minute für Minute",
    explain:
      "Wer wann was von dieser Übergabe wusste, von der Eskalation bis zum Ende. Die Zeiten sind genau.",
    back: "Zurück zur Übergabe",
    failed: "Der Verlauf konnte nicht geladen werden.",
    whose: "Von",
    everybody: "Alle",
    more: "Weiter anzeigen",
    end: "Das ist bisher alles.",
    list: "Was geschehen ist",
    escalated: "hat die Sitzung eskaliert",
    kinds: {
      notified: (what, people) => `${has(people)} einen Eintrag in der Glocke: ${what}`,
      streamed: (people) => `${has(people)} die Karte auf einer offenen Seite erscheinen sehen`,
      read: "hat den Eintrag in der Glocke als gelesen markiert",
      first_action: (what) => `hat begonnen: ${what}`,
      let_go: "Übernahme beendet: Die Person wurde gesperrt",
    },
    bell: {
      escalation: "jemand bittet um Hilfe",
      reminder: "sie wartet noch",
      claimed: "sie wurde übernommen",
      released: "sie wurde freigegeben",
      reassigned: "sie wurde neu zugewiesen",
      handed_back: "sie wurde zurückgegeben",
      resolved: "sie wurde gelöst",
      cancelled: "sie wurde zurückgezogen",
      question: "eine Frage",
      lease: "arbeiten Sie daran?",
      taken_over: "jemand hat abgelöst",
      lapsed: "die Übernahme ist verfallen",
    },
    action: {
      hand_back: "zurückgegeben",
      resolve: "gelöst",
      outside: "außerhalb von FlowPilot begonnen",
    },
    tried: (channel) => `${channel}:`,
    within: (seconds) => `nach ${seconds} Sek.`,
    running: "läuft",
    concerning: (name) => `(${name})`,
  },
};
