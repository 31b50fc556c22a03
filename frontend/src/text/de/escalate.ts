import type { Catalogue } from "..";
import { counted } from "./counting";

export const escalate: Catalogue["escalate"] = {
  title: "Diese Sitzung eskalieren",
  reason: "Grund",
  reasonHint: "warum Sie nicht weiterkommen",
  notes: "Notizen",
  notesHint: "was Sie brauchen; freiwillig",
  priority: "Priorität",
  person: "Person",
  personHint: "freiwillig, das Team sieht es ohnehin",
  colleague: (name, tier) => `${name}, ${tier}`,
  anyone: "Irgendjemand im Team",
  neededBy: "Gebraucht bis",
  neededByHint: (zone) => `freiwillig, ${zone}`,
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
  mailShows: "Die E-Mail zeigt nur das:",
  mailTitle: (name, ticket, problem) =>
    `Eskalation von ${name}${ticket === null ? "" : ` · ${ticket}`}: ${problem}`,
  wouldHelp: "Würde helfen",
  notNeeded: "zum Senden nicht nötig",
  nothingMissing: "Nichts fehlt.",
  hints: {
    attempt: "Kein Versuch ist festgehalten. Was haben Sie versucht?",
    fact: "Kein Fakt ist festgehalten. Was steht sicher fest?",
    outcome: (count) => `${counted(count, "Aktion hat", "Aktionen haben")} noch keinen Ausgang.`,
    client: "Kein Kunde ist genannt.",
    ticket: "Es gibt keine Ticketnummer.",
    deadline: "Bis wann braucht es der Kunde?",
    short: "Ein Satz mehr im Grund erspart einen Anruf.",
  },
  namedFirst: (name) => `Alle sehen es. ${name} wird zuerst benachrichtigt, die anderen später.`,
};
