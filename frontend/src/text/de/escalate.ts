import type { Catalogue } from "..";
import { counted } from "./counting";

export const escalate: Catalogue["escalate"] = {
  title: "Diese Sitzung eskalieren",
  reason: "Grund",
  reasonHint: "warum Sie nicht weiterkommen",
  notes: "Notizen",
  notesHint: "was Sie brauchen; optional",
  priority: "Priorität",
  person: "Person",
  personHint: "optional, das Team sieht es ohnehin",
  colleague: (name, tier) => `${name}, ${tier}`,
  anyone: "Wer zuerst kann",
  neededBy: "Gebraucht bis",
  neededByHint: (zone) => `optional, ${zone}`,
  submit: "Jetzt eskalieren",
  park: "Still parken",
  keep: "Weiter versuchen",
  promise: "Sie arbeiten weiter, bis jemand übernimmt; dann lesen Sie mit.",
  willBeSent: "Was gesendet wird",
  figures: {
    steps: (count) => (count === 1 ? "Schritt" : "Schritte"),
    attempts: (count) => (count === 1 ? "Versuch" : "Versuche"),
    open: () => "offen",
    facts: (count) => (count === 1 ? "Fakt" : "Fakten"),
  },
  mailShows: "Nur das steht in der E-Mail:",
  mailTitle: (name, ticket, problem) =>
    `Eskalation von ${name}${ticket === null ? "" : ` · ${ticket}`}: ${problem}`,
  wouldHelp: "Würde helfen",
  notNeeded: "zum Senden nicht nötig",
  nothingMissing: "Nichts fehlt.",
  hints: {
    attempt: "Noch ist kein Versuch festgehalten. Was haben Sie versucht?",
    fact: "Noch ist kein Fakt festgehalten. Was steht sicher fest?",
    outcome: (count) => `${counted(count, "Aktion hat", "Aktionen haben")} noch keinen Ausgang.`,
    client: "Kein Kunde ist genannt.",
    ticket: "Es gibt keine Ticketnummer.",
    deadline: "Bis wann braucht es der Kunde?",
    short: "Ein Satz mehr beim Grund erspart einen Anruf.",
  },
  namedFirst: (name) => `Alle sehen es. ${name} wird zuerst benachrichtigt, die anderen später.`,
};
