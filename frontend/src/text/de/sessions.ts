import type { Catalogue } from "..";
import { counted } from "./counting";

export const sessions: Catalogue["sessions"] = {
  title: "Meine Sitzungen",
  everybody: "Von allen",
  mine: "Meine",
  whose: "Wessen Sitzungen",
  inTransit: "In Übergabe",
  start: "Neue Sitzung",
  search: "Suchen",
  searchHint: "Problem, Kunde oder Ticket",
  empty: "Noch keine Sitzung.",
  emptyExplain:
    "Beginnen Sie mit einem Ticket, einem Satz oder einem eingefügten Log. Alles, was Sie versuchen, bleibt für die nächste Person erhalten.",
  emptyViewer: "Zurzeit ist keine Sitzung in Übergabe.",
  nothingFound: (query) => `Nichts gefunden für „${query}“.`,
  clearSearch: "Alle anzeigen",
  failed: "Die Sitzungen konnten nicht gelesen werden.",
  status: {
    active: "Aktiv",
    paused: "Pausiert",
    requesting_escalation: "Eskaliert, wartet",
    escalated: "Übernommen",
    resolved: "Gelöst",
    abandoned: "Aufgegeben",
  },
  pickedUpBy: (name) => `von ${name}`,
  pickedUpByYou: "von Ihnen",
  started: "begonnen",
  count: (count) => counted(count, "Sitzung", "Sitzungen"),
  new: {
    title: "Neue Sitzung",
    explain: "Schreiben Sie, was nicht geht, in den Worten der Person, die es gemeldet hat.",
    problem: "Problem",
    client: "Kunde",
    ticket: "Ticket",
    intake: "Eingefügtes Log",
    intakeHint: "freiwillig, bis zu einer Million Zeichen",
    submit: "Sitzung beginnen",
  },
};
