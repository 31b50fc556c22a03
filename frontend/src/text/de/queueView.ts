import type { Catalogue } from "..";
import { counted, listed } from "./counting";

export const queueView: Catalogue["queueView"] = {
  filters: "Filter der Warteschlange",
  which: "Welche",
  all: "Alle",
  unclaimed: "Offen",
  mine: "Meine",
  priority: "Priorität",
  anyPriority: "Alle Prioritäten",
  client: "Kunde",
  anyClient: "Alle Kunden",
  search: "In der Warteschlange suchen",
  searchHint: "Problem, Kunde, Ticket",
  more: "Filtern",
  shown: (shown, all) => `${shown} von ${counted(all, "Eskalation", "Eskalationen")} zu sehen.`,
  showAll: "Alle anzeigen",
  nothingFits: "Hier passt nichts.",
  nothingFitsExplain: (waiting) =>
    `${counted(waiting, "Eskalation wartet", "Eskalationen warten")} außerhalb dieser Filter.`,
  sound: "Ton",
  soundExplain: "Ein Ton in diesem Browser, wenn eine Eskalation eintrifft",
  compact: "Kompakt",
  because: {
    arrived: "seit Sie diese Seite geöffnet haben, die neueste zuerst",
    waiting: "",
    pickedUp: "die letzte zuerst",
    own: "",
    parked: "",
  },
  ladder:
    "Die Balken unter der Wartezeit sind die Eskalationskette: Ist einer voll, werden weitere Personen benachrichtigt. Daneben steht, wer wann.",
  understood: "Verstanden",
  besidesYou: (names) => `Außer Ihnen erreichbar: ${listed(names)}.`,
  andOthers: (count) => counted(count, "weitere Person", "weitere Personen"),
  onlyYou: "Außer Ihnen ist gerade niemand erreichbar.",
  lastOne: (when, client) =>
    client === null ? `Die letzte kam ${when}.` : `Die letzte kam ${when}, von ${client}.`,
  lastPickedUp: (name) => `${name} hat sie übernommen.`,
  testAlerts: "Meine Meldungen testen",
  testEscalation: "Testeskalation senden",
};
