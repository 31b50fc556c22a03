import type { Catalogue } from "..";

export const analytics: Catalogue["analytics"] = {
  region: "Zeit bis zur ersten Aktion",
  period: "Zeitraum",
  periods: { "7d": "7 Tage", "30d": "30 Tage", "90d": "90 Tage" },
  lastPeriod: { "7d": "letzte 7 Tage", "30d": "letzte 30 Tage", "90d": "letzte 90 Tage" },
  mean: "Mittelwert",
  median: "Median",
  meanCapped: "Mittelwert bis 8 Std.",
  acted: "Übernahmen mit Aktion",
  ratio: (part, whole) => `${part} / ${whole}`,
  roughly: (word, number) => `${word}: ${number}, grob`,
  roughLine: (number, ratio, period) => `Median ${number}, grob, ${ratio} mit Aktion, ${period}`,
  range: (low, high) => `${low} bis ${high}`,
  ranges: "Bereiche: 95 %.",
  rangesRough: "Bereiche: 95 %, grob unter 40 vollständigen Zeiten.",
  running: (count) =>
    count === 1
      ? "Die eine noch ohne Aktion zählt als noch laufend."
      : `Die ${count} noch ohne Aktion zählen als noch laufend.`,
  negative: (count) => `${count} mit negativer Zeit: Melden Sie das bitte.`,
  notEnough: "Zu wenige Daten",
  floor: (have, need) => `${have} von ${need}, die nötig sind`,
  floorShort: (have, need) => `zu wenige Daten, ${have} von ${need}`,
  notReached: "nicht erreicht",
  each: "Jede einzelne:",
  empty: "In diesem Zeitraum wurde keine Eskalation übernommen.",
  emptyExplain: "Die erste Übernahme und ihre erste Aktion erscheinen hier.",
  failed: "Die Zahlen konnten nicht geladen werden.",
  wholeDefinition: "So wird gezählt",
  strip: (completed, running) =>
    `${completed} vollständige Zeiten als Punkte, ${running} noch laufende als Striche`,
  open: "Zahlen anzeigen",
  shut: "Zahlen verbergen",
  medianLine: "bis zur ersten Aktion",
  meanLine: (mean, ratio, period) => `Mittelwert ${mean}, ${ratio} mit Aktion, ${period}`,
  thinLine: (have, need, ratio) => `${have} von ${need} Zeiten, ${ratio} mit Aktion`,
};
