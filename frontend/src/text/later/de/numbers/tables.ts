import { counted } from "../../../de/counting";
import type { tables as english } from "../../en/numbers/tables";

export const tables: typeof english = {
  table: {
    title: "Zahlen und was sie bedeuten",
    scroller: "Tabelle der Zahlen",
    figure: "Zahl",
    count: "n, abgeschnitten",
    meanUpTo: "Mittelwert bis 8 Std.",
    mean: "Mittelwert",
    median: "Median",
    p90: "9 von 10 in",
    p95: "95 von 100 in",
    cut: (count) => `${count} abgeschnitten`,
    negative: (count) => `${count} unter null`,
    negativeExplain: (count) =>
      `${counted(count, "Zeit liegt", "Zeiten liegen")} unter null: ein Fehler in den Aufzeichnungen. Gezeigt und gezählt, wie es dasteht; bitte melden Sie ihn.`,
    leftOut: (count) => `${count} ausgelassen`,
    rows: {
      waiting: {
        name: "Wartezeit",
        meaning: "Von der Eskalation bis zur Übernahme. Was noch wartet, zählt mit der bisherigen Wartezeit.",
        cut: "wartet noch oder endete, bevor es jemand übernahm",
        leftOut: "",
      },
      time_to_first_action: {
        name: "Zeit bis zur ersten Aktion",
        meaning:
          "Von der Übernahme bis zur ersten eigenen Aktion der übernehmenden Person in der Sitzung. Keine Ersparnis.",
        cut: "übernommen, aber bisher oder am Ende ohne Aktion",
        leftOut: "niemand hat übernommen",
      },
      getting_ready: {
        name: "Einarbeitung",
        meaning:
          "Vom ersten Blick der übernehmenden Person auf die Übergabe bis zu ihrer ersten Aktion. Das ersetzt das Gespräch.",
        cut: "angesehen, aber bisher oder am Ende ohne Aktion",
        leftOut: "übernommen, ohne die Übergabe vorher zu öffnen",
      },
      escalation_cost: {
        name: "Aufwand einer Eskalation",
        meaning: "Das Schreiben (von der Seite gemessen) und die Einarbeitung, in Minuten einer Person.",
        cut: "Einarbeitung nicht beendet",
        leftOut: "einer der beiden Teile ist nicht bekannt",
      },
      baseline: {
        name: "Übergabegespräch",
        meaning: "Stoppuhr um echte Übergabegespräche, vor oder ohne FlowPilot: Dauer × Personen.",
        cut: "",
        leftOut: "",
      },
    },
    define: (name) => `${name}: was es bedeutet und was zitiert werden darf`,
    points: "Jede einzeln:",
    rangesNote: "Die zweite Zeile ist der 95-%-Bereich. Er gilt diesem Team, wie es ist.",
    roughNote: "Grob: weniger als 40 vollständige Zeiten, deshalb ist der Bereich selbst unsicher.",
    rough: "grob",
    cutTitle: "Abgeschnitten",
    leftOutTitle: "Ausgelassen",
    note: "n: wie viele Zeiten vollständig sind. Abgeschnittene Zeiten bleiben darin: Sie sagen „mindestens so lange“. Ausgelassene stehen in keiner Zahl dieser Zeile.",
  },
  breakdown: {
    title: "Nach Priorität, Kunde oder Kategorie",
    scroller: "Tabelle der Teile",
    by: "Aufteilen nach",
    bys: { priority: "Priorität", client: "Kunde", category: "Kategorie" },
    none: { priority: "keine", client: "ohne Kunde", category: "ohne Kategorie" },
    columns: {
      name: "Name",
      escalated: "eskaliert",
      claimed: "übernommen",
      waiting: "Wartezeit, Median",
      first: "bis zur ersten Aktion, Median",
    },
    more: (count) => `${count} weitere mit weniger Eskalationen stehen nicht hier; die CSV enthält sie.`,
    axis: (waiting, first) =>
      `Jede Linie beginnt bei 0 und endet in jeder Zeile bei ${waiting} (Wartezeit) oder ${first} (erste Aktion); längere stehen an ihrem Ende.`,
    spoken: (n, cut, median) => `Median ${median}, ${n} vollständig, ${cut} abgeschnitten`,
    empty: "In diesem Zeitraum gibt es nichts aufzuteilen.",
    few: (have, need) => `${have} von ${need}`,
    narrowTo: (name) => `Nur ${name} anzeigen`,
    many: "Viele Zeilen nebeneinander: Die beste und die schlechteste sind zum Teil Zufall. Achten Sie auf die Bereiche.",
  },
};
