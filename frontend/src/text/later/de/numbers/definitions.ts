import type { Numbers } from "../../en/numbers";
import { questions, stamps } from "./questions";

export const definitions: Numbers["definitions"] = {
  title: "Was diese Zahlen bedeuten",
  back: "Zurück zur Auswertung",
  intro:
    "Zwei Arten von Zahlen, nie vermischt: was der Server in FlowPilot gemessen hat, und was eine Person mit der Stoppuhr an Gesprächen ohne FlowPilot gemessen hat. Eine Ersparnis gibt es nur, wo beides vorliegt.",
  contents: "Auf dieser Seite",
  sections: {
    cohort: {
      title: "Welche Eskalationen zählen",
      paragraphs: [
        "Alle der letzten 7, 30 oder 90 mal 24 Stunden, bis zu dem Zeitpunkt, der oben steht. Geparkte Sitzungen und Testeskalationen gehören nicht dazu.",
        "Jede zählt einmal, nach der Übernahme, die besteht oder mit der sie endete: übernommen, nicht übernommen, zurückgezogen oder selbst gelöst. Diese vier ergeben zusammen alle. Übernahmen, die davor aufgegeben wurden, sind daneben gezählt und in keiner Zeit enthalten.",
      ],
    },
    waiting: {
      title: "Wartezeit",
      paragraphs: [
        "Von der Eskalation bis zu der Übernahme, die gehalten hat. Eine Eskalation, die niemand übernommen hat, fällt nicht weg: Sie zählt mit mindestens ihrer bisherigen Wartezeit. Dasselbe gilt für eine, die zurückgezogen oder selbst gelöst wurde, bis zu diesem Zeitpunkt.",
        "Die Kurve zeigt, wie viele aller Eskalationen nach einer Zeit noch warten. Ließe man die ohne Ende weg, sähe jede Wartezeit kürzer aus.",
      ],
    },
    time_to_first_action: {
      title: "Zeit bis zur ersten Aktion",
      paragraphs: [
        "Von der Übernahme bis zum Ersten, was diese Person in der Sitzung tut: ein Schritt jeder Art, eine Datei, Lösen, Zurückgeben oder das Tippen auf „außerhalb begonnen“. Öffnen, Rückmeldung, den Assistenten fragen, Bewerten und Pausieren sind keine Aktionen.",
        "Das ist die wichtigste Zahl. Sie ist keine gesparte Zeit und wird von nichts abgezogen.",
      ],
    },
    getting_ready: {
      title: "Einarbeitung",
      paragraphs: [
        "Vom ersten Blick der übernehmenden Person auf die Übergabe bis zu ihrer ersten Aktion. Gelesen wird vor der Übernahme; deshalb ersetzt diese Zeit das Gespräch, nicht die Zeit bis zur ersten Aktion.",
      ],
    },
    escalation_cost: {
      title: "Aufwand einer Eskalation",
      paragraphs: [
        "Das Schreiben (vom Öffnen des Dialogs bis zum Absenden, von der Seite gemessen) und die Einarbeitung, in Minuten einer Person. Eskalationen, von denen ein Teil nicht bekannt ist, werden ausgelassen und gezählt, nie als null genommen.",
      ],
    },
    baseline: {
      title: "Übergabegespräch",
      paragraphs: [
        "Jemand startet die Stoppuhr, wenn ein Übergabegespräch beginnt, stoppt sie, wenn es endet, und sagt, wie viele Personen dabei waren. Für eine Ersparnis braucht es mindestens 5 Gespräche, unter 10 heißt die Zahl dünn, 20 sind erbeten.",
        "Ein Gespräch zu ändern oder zu entfernen hinterlässt eine Spur: wer, wann, warum. Einen festgeschriebenen Zeitraum ändern spätere Gespräche nicht.",
        "Stoppen Sie Gespräche, wie sie kommen, nicht nur die langen: Ein Vergleichswert aus ausgesuchten Gesprächen beweist nichts.",
      ],
    },
    saving: {
      title: "Gesparte Stunden pro Woche",
      paragraphs: [
        "Für jede übernommene Eskalation: Minuten des Gesprächs × Personen, abzüglich ihres Aufwands. Die Summe, abzüglich des Schreibens der nicht übernommenen, geteilt durch die Wochen. Sie erscheint als Bereich und kann unter null liegen.",
        "Wo mindestens 5 Gespräche einer Kategorie gestoppt wurden, wird eine Eskalation mit Gesprächen ihrer Kategorie verglichen, sonst mit allen.",
        "Das Fazit gilt dem ganzen Pilot: belegt, wenn das untere Ende über 1,0 Stunden pro Woche liegt, widerlegt, wenn das obere Ende höchstens dort liegt, sonst noch nicht. Unter 40 Eskalationen oder 5 Gesprächen lautet es noch nicht, was immer der Bereich sagt.",
        "Die Eskalationsrate steht daneben, denn ein Team, das mehr eskaliert, scheint mehr zu sparen.",
      ],
    },
    ranges: {
      title: "Bereiche, grob, zu wenige Daten, nicht erreicht",
      paragraphs: [
        "Jede Zahl hat einen 95-%-Bereich: Arbeitete dasselbe Team so weiter, enthielten so gebildete Bereiche den wahren Wert in etwa 95 von 100 Fällen. Wie oft sie es wirklich tun, wurde gemessen; die Tabelle steht in der Dokumentation. Mit weniger als 40 vollständigen Zeiten ist der Bereich selbst unsicher und heißt grob.",
        "Mittelwert und Median brauchen 6 vollständige Zeiten, 9 von 10 braucht 29, 95 von 100 braucht 59. Darunter erscheinen die einzelnen Zeiten, und die Seite sagt, wie viele fehlen.",
        "Nicht erreicht: So viele haben noch kein Ende, dass die Kurve nicht weit genug herunterkommt.",
        "Der Mittelwert zählt jeden Fall mit höchstens 8 Stunden. Ein Mittelwert, der ohne diese 8 Stunden zitiert wird, ist falsch.",
      ],
    },
    clocks: {
      title: "Kalenderzeit und Dienstzeit",
      paragraphs: [
        "Die Kalenderzeit zählt jede Minute. Die Dienstzeit zählt nur Minuten, in denen das Konto nach seinem Kalender im Dienst ist; so wartet eine Eskalation vom Freitagabend kein ganzes Wochenende. Sagen Sie immer, welche gemeint ist.",
      ],
    },
    quote: {
      title: "Was wem gegenüber zitiert werden darf",
      paragraphs: [
        "Ihrem Team und Kunden: Median und Mittelwert mit ihrem Bereich, n, wie viele abgeschnitten sind, der Zeitraum, die Uhr und die Definition.",
        "Wer FlowPilot kauft, darf hören: die Ersparnis als Bereich mit ihrem Fazit, auf wie vielen Eskalationen und Gesprächen sie steht, die Eskalationsrate und das Belegpaket.",
        "Niemandem: einen Punkt ohne seinen Bereich; eine grobe Zahl ohne dieses Wort; die Zeit bis zur ersten Aktion als „gesparte Minuten“; die Zeiten einer einzelnen Person. Die Dateien nennen Personen, damit sich Zeilen prüfen lassen, nicht zum Vergleich.",
      ],
    },
  },
  questions,
  stamps,
};
