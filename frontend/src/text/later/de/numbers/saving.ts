import { counted, decimal } from "../../../de/counting";
import type { Numbers } from "../../en/numbers";

const hours = (value: number) => `${value < 0 ? "−" : ""}${decimal(Math.abs(value), 1)}`;
const reached = (value: number | null | undefined) =>
  value === null || value === undefined ? "nicht erreicht" : hours(value);
const ends = ({ interval: [low, high] }: { interval: (number | null)[] }) =>
  `${reached(low)} bis ${reached(high)}`;

export const saving: Numbers["saving"] = {
  title: "Gesparte Stunden pro Woche",
  range: (estimate) => `${ends(estimate)} Std.`,
  rough: "grob",
  thin: "dünn",
  verdicts: { verified: "belegt", "not yet": "noch nicht", refuted: "widerlegt" },
  verdictOf: "Fazit über den ganzen Pilot:",
  mark: "1,0 Std. zum Beleg",
  tick: (value, last) => {
    const number = decimal(Math.abs(value), Number.isInteger(value) ? 0 : 1);
    return `${value < 0 ? "−" : ""}${number}${last ? " Std." : ""}`;
  },
  point: (name, value) => `${name}: ${hours(value)}`,
  periodRow: { "7d": "letzte 7 Tage", "30d": "letzte 30 Tage", "90d": "letzte 90 Tage" },
  pilotRow: "ganzer Pilot",
  spoken: (name, estimate) => `${name}, Stunden pro Woche: ${ends(estimate)}.`,
  explain:
    "95-%-Bereich. Minuten des Gesprächs × Personen im Gespräch, abzüglich Schreiben und Einarbeitung.",
  negative: "Unter null heißt: Mit FlowPilot hat es länger gedauert als das Gespräch.",
  pilot: (week, since, escalations, calls) =>
    `Pilot seit ${since}, Woche ${week}: ${counted(escalations, "Eskalation", "Eskalationen")} mit beiden Teilen, ${counted(calls, "gestopptes Gespräch", "gestoppte Gespräche")}.`,
  pilotStart: {
    act: "Ersten Tag festlegen",
    title: "Erster Tag des Pilots",
    explain:
      "Das Fazit gilt allem von diesem Tag an. Solange er nicht festgelegt ist, beginnt der Pilot mit dem Konto. Er lässt sich einmal festlegen und nicht ändern, damit niemand die Wochen wählt, die am besten aussehen.",
    day: "Erster Tag",
    save: "Endgültig festlegen",
  },
  setByAdmin: "Ein Admin hat den ersten Tag festgelegt.",
  counted: (n) => `Steht auf ${counted(n, "Eskalation", "Eskalationen")}`,
  leftOut: (noWriting, notOpened) =>
    [
      noWriting > 0 ? `${noWriting} ohne bekannte Zeit für das Schreiben` : "",
      notOpened > 0 ? `${notOpened} übernommen, ohne die Übergabe vorher zu öffnen` : "",
    ]
      .filter(Boolean)
      .join(", "),
  leftOutBefore: "ausgelassen, nicht als null genommen:",
  baselineMean: (minutes, rangeOf) =>
    `Ein Übergabegespräch kostet im Mittel ${minutes} Personenminuten (${rangeOf}).`,
  minutes: (value) => decimal(value, 1),
  minutesRange: (low, high) => `95 %: ${reached(low)} bis ${reached(high)}`,
  frozen: "Gespräche des festgeschriebenen Zeitraums.",
  matched: (names) =>
    `Innerhalb der eigenen Kategorie verglichen, wo mindestens 5 Gespräche gestoppt wurden: ${names}.`,
  category: (name, calls, escalations) =>
    `${name} (${counted(calls, "Gespräch", "Gespräche")}, ${counted(escalations, "Eskalation", "Eskalationen")})`,
  none: "Noch keine Zahl",
  reasons: {
    no_baseline: "Niemand hat ein Übergabegespräch gestoppt. Ohne Vorher keine Ersparnis.",
    baseline_below_floor: "Es wurden zu wenige Übergabegespräche gestoppt.",
    too_few_escalations: "Zu wenige Eskalationen haben beide Teile, Schreiben und Einarbeitung.",
    not_reached:
      "Zu viele Eskalationen sind noch ohne erste Aktion; wie lange die Einarbeitung dauert, lässt sich nicht sagen.",
  },
  missing: (count) => `Noch ${counted(count, "Gespräch", "Gespräche")}, dann wird daraus eine Zahl.`,
  thinNote: (have) =>
    `Dünn: ${counted(have, "gestopptes Gespräch", "gestoppte Gespräche")}; unter 10 entscheiden einzelne Gespräche über den Bereich. 20 sind erbeten.`,
  timeCalls: "Gespräch stoppen",
  rate: {
    title: "Eskalationsrate",
    unit: "je 100 Sitzungen",
    of: (escalated, sessions) =>
      `${counted(escalated, "Eskalation", "Eskalationen")}, ${counted(sessions, "Sitzung", "Sitzungen")}.`,
    before: (days, value) => `Davor (${days}): ${value}.`,
    noBefore: (days) => `Davor (${days}): keine Sitzungen.`,
    why: "Weniger Eskalationen heißen auch weniger Stunden zu sparen; mehr davon können eine Ersparnis größer aussehen lassen.",
    none: "Keine Sitzungen in diesem Zeitraum.",
    value: (rate) => decimal(rate, 1),
  },
  howTitle: "Wie der Bereich entsteht",
};
