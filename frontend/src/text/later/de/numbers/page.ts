import { counted } from "../../../de/counting";
import type { page as english } from "../../en/numbers/page";

export const page: typeof english = {
  title: "Auswertung",
  head: (from, to, zone, clock) => `${from} bis ${to}, ${zone}, ${clock}`,
  asOfBefore: "Stand",
  clock: "Uhr",
  clocks: { wall: "Kalenderzeit", duty: "Dienstzeit" },
  clockExplain: {
    wall: "Jede Minute zählt, auch nachts und am Wochenende.",
    duty: "Nur Minuten, in denen das Konto nach seinem Kalender im Dienst ist, zählen. Was außerhalb geschah, zählt als null.",
  },
  filters: "Filter",
  priority: "Priorität",
  client: "Kunde",
  category: "Kategorie",
  all: "alle",
  without: { client: "ohne Kunde", category: "ohne Kategorie" },
  clear: "Filter leeren",
  filtered: "Gesparte Stunden und Eskalationsrate gelten immer dem ganzen Konto.",
  print: "Drucken",
  stopwatch: "Stoppuhr",
  meaning: "Was diese Zahlen bedeuten",
  empty: {
    title: "Keine Eskalationen in diesem Zeitraum",
    explain:
      "Wählen Sie einen längeren Zeitraum oder kommen Sie nach der ersten Eskalation wieder. Was gemessen wird und wie, lässt sich schon jetzt lesen.",
    filteredTitle: "Keine Eskalationen mit diesen Filtern",
    filteredExplain: "Nehmen Sie einen Filter weg oder wählen Sie einen längeren Zeitraum.",
  },
  figuresFailed: "Die Zahlen ließen sich nicht lesen.",
  savingsFailed: "Die gesparten Stunden ließen sich nicht lesen.",
  curvesFailed: "Die Kurven ließen sich nicht lesen.",
  weeksFailed: "Die Wochen ließen sich nicht lesen.",
  breakdownFailed: "Die Tabelle ließ sich nicht lesen.",
  stale: "Diese Zahlen sind von vorhin; neue ließen sich nicht lesen.",
  flow: {
    title: "Was aus ihnen wurde",
    bar: (parts) => `Alle Eskalationen des Zeitraums: ${parts}.`,
    part: (name, count) => `${count} ${name}`,
    names: {
      n_claimed: "übernommen",
      n_unclaimed: "noch nicht übernommen",
      n_self_solved: "selbst gelöst",
      n_cancelled: "zurückgezogen",
    },
    sum: (count) => counted(count, "Eskalation, einmal gezählt", "Eskalationen, jede einmal gezählt"),
    givenUp: (count) =>
      `${counted(count, "Übernahme wurde", "Übernahmen wurden")} davor aufgegeben (freigegeben, verfallen, weitergegeben). Sie stehen in keiner Zeit.`,
    acted: (acted, claimed) => `${acted} von ${claimed} übernommenen haben eine erste Aktion.`,
  },
  now: {
    title: "Was jetzt wartet",
    none: "Gerade wartet niemand.",
    open: "Warteschlange öffnen",
    noClient: "kein Kunde",
    loading: "Die Warteschlange wird geladen.",
    note: "Aus der laufenden Warteschlange, unabhängig von Zeitraum und Filtern oben.",
  },
  proof: {
    title: "Rechnen Sie selbst nach",
    explain: "Alles oben lässt sich aus diesen Dateien neu berechnen, ohne unseren Code.",
    evidence: "Belegpaket",
    evidenceExplain:
      "Jede Zeile hinter den Zahlen, die Definitionen, ein Rezept für eine Tabellenkalkulation und Prüfsummen. Als Zip, auf Englisch.",
    evidencePilot: "Belegpaket, ganzer Pilot",
    evidencePilotExplain: "Dasselbe vom ersten Tag des Pilots an: worauf das Fazit steht.",
    csv: "Jede Zeile als CSV",
    csvExplain: "Eine Zeile je Eskalation, mit ihren Zeitstempeln. Die Filter oben gelten.",
    stamps: "Die gemessenen Zeitpunkte",
    stampsExplain: "Jeder wird einmal geschrieben, nach der Uhr des Servers, wenn er eintritt.",
  },
};
