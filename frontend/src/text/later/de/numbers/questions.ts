import type { Numbers } from "../../en/numbers";

export const questions: Numbers["definitions"]["questions"] = {
  title: "Häufige Fragen",
  items: [
    {
      question: "Warum ist die Ersparnis ein Bereich und keine einzelne Zahl?",
      answer:
        "Weil ein anderer Monat derselben Arbeit eine andere Zahl ergäbe. Der Bereich sagt, wie sehr sie abweichen könnte.",
    },
    {
      question: "Warum 1,0 Stunden pro Woche?",
      answer:
        "Das ist die Marke für jeden Pilot, gesetzt, bevor seine Zahlen bekannt waren. Eine Ersparnis, deren Bereich nicht darüber liegt, mag echt sein, ist aber nicht belegt.",
    },
    {
      question: "Warum folgt das Fazit nicht dem Zeitraum und den Filtern?",
      answer:
        "Weil man sonst die Wochen und Kunden wählen könnte, die am besten aussehen. Es gilt immer dem ganzen Pilot und dem ganzen Konto.",
    },
    {
      question: "Was ist n, und was heißt abgeschnitten?",
      answer:
        "n ist die Anzahl der vollständigen Zeiten. Abgeschnitten sind die ohne Ende: Sie laufen noch oder endeten auf andere Weise. Sie zählen mit mindestens ihrer bisherigen Dauer.",
    },
    {
      question: "Könnten wir es besser aussehen lassen?",
      answer:
        "Ja: indem Sie nur lange Gespräche stoppen oder mehr eskalieren. Deshalb bleiben entfernte Gespräche verzeichnet, und deshalb steht die Eskalationsrate neben der Ersparnis.",
    },
    {
      question: "Warum zählt eine Eskalation, die niemand übernommen hat?",
      answer:
        "Weil es keine schlechtere Wartezeit gibt. Ließe man sie weg, würde es belohnt, nicht zu antworten.",
    },
    {
      question: "Warum weicht der Mittelwert von dem in meiner Tabelle ab?",
      answer:
        "Ein einfacher Mittelwert der abgeschlossenen Fälle lässt die noch laufenden weg. Das Belegpaket enthält das Rezept mit allen.",
    },
    {
      question: "Kann ich sehen, wer schnell und wer langsam ist?",
      answer:
        "Nein. Die Zahlen gelten dem Team. Wer die schweren Fälle bekommt, ist kein Zufall; eine Rangliste wäre unfair und falsch.",
    },
    {
      question: "Ist das besser als im letzten Monat?",
      answer: "Nur, wo sich die Bereiche nicht überschneiden. Wo sie es tun, kann es Zufall sein.",
    },
  ],
};

export const stamps: Numbers["definitions"]["stamps"] = [
  { name: "Eskaliert", fact: "die Übergabe ist verzeichnet" },
  {
    name: "Erste Meldung",
    fact: "eine Nachricht hat die erste Person erreicht; die Glocke allein zählt nicht",
  },
  {
    name: "Erster Blick",
    fact: "die Person, die später übernimmt, öffnet die Übergabe zum ersten Mal",
  },
  { name: "Übernommen", fact: "die letzte Übernahme, die gehalten hat; frühere bleiben verzeichnet" },
  {
    name: "Erste Aktion",
    fact: "das Erste, was die übernehmende Person selbst in der Sitzung tut, mit seiner Art",
  },
  { name: "Beendet", fact: "gelöst, zurückgegeben, zurückgezogen oder selbst gelöst" },
];
