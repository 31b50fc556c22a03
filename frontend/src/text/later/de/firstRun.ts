import { counted } from "../../de/counting";
import type { FirstRunText } from "../en/firstRun";

export const firstRun: FirstRunText = {
  title: "Erste Schritte",
  explain:
    "Etwa zehn Minuten, dann wissen Sie, dass eine Eskalation jemanden erreicht. Überspringen Sie, was Sie nicht brauchen.",
  failed: "Wie weit Sie sind, konnte nicht geladen werden.",
  progress: (done, all) => `${done} von ${all} erledigt`,
  list: "Schritte",
  state: { open: "offen", done: "erledigt", skipped: "übersprungen", later: "bei Ihrer nächsten Übergabe" },
  step: {
    people: "Kolleginnen und Kollegen einladen",
    mail: "Prüfen, ob E-Mail ankommt",
    alerts: "Wählen, wie Sie benachrichtigt werden",
    ladder: "Festlegen, was geschieht, wenn niemand übernimmt",
    baseline: "Messen, wie lange eine Übergabe heute dauert",
    practice: "Üben: eine Eskalation, die wirklich ankommt",
  },
  skip: "Überspringen",
  next: "Weiter",
  ready: "Alles ist eingerichtet. Eine Eskalation von hier erreicht Ihre Leute.",
  unproven: (hasColleagues) =>
    hasColleagues
      ? "Sie haben sie selbst übernommen. Lassen Sie jemanden aus dem Team eine übernehmen, um zu wissen, dass sie jemanden erreicht."
      : "Sie haben sie selbst übernommen. Laden Sie jemanden ein, um zu wissen, dass sie jemanden erreicht.",
  fails: "Eine Eskalation von hier hat jemanden erreicht, aber jetzt fällt ein Kanal aus.",
  toChannels: "Ansehen, welcher",
  nothingLeft: "Hier ist nichts mehr zu tun.",
  toQueue: "Zu den Eskalationen",
  later: "Nicht mehr erinnern",
  laterExplain:
    "Eine Zeile auf Ihrer ersten Seite erinnert Sie, bis alles erledigt ist. Diese Seite bleibt in den Einstellungen.",
  away: "Sie werden nicht mehr erinnert. Diese Seite bleibt in den Einstellungen.",
  people: {
    explain: "Eine Eskalation braucht jemanden, der sie übernehmen kann. Für den Anfang genügen zwei.",
    explainNoMail:
      "E-Mail ist hier nicht eingerichtet: Kopieren Sie jeden Link und geben Sie ihn der Person selbst.",
    count: (people, invited) =>
      `${counted(people, "Person", "Personen")}${invited > 0 ? `, ${invited} noch nicht angemeldet` : ""}`,
    all: "Alle, mit Rollen",
  },
  mail: {
    off: "Auf diesem Server ist E-Mail noch nicht eingerichtet.",
    offExplain:
      "Ohne geht es auch: über die Glocke, über Push im Browser, über Chat. Mit E-Mail erfahren es auch die, die keine Seite offen haben. Wer den Server betreibt (Sie selbst?), setzt zwei Werte, wo er gestartet wird, und startet ihn neu:",
    on: "E-Mail ist eingerichtet. Sehen Sie nach, ob sie Sie erreicht.",
    to: (address) => `Ein Test geht an ${address}.`,
    through: (server) => `Er geht über ${server}, wie in FLOWPILOT_SMTP_URL angegeben.`,
    send: "Test an mich senden",
  },
  alerts: {
    explain:
      "Sie werden per E-Mail benachrichtigt. Dieser Browser kann es auch, selbst wenn keine Seite von FlowPilot offen ist.",
    explainNoMail:
      "Auf einer offenen Seite meldet sich die Glocke. Dieser Browser kann Sie benachrichtigen, auch wenn keine Seite von FlowPilot offen ist.",
    test: "Test an alle meine Kanäle senden",
    more: "Slack, Teams, Ruhezeiten",
  },
  ladder: {
    explain: "Niemand sieht hin? Dann erfährt es jemand anderes. Das ist unser Vorschlag:",
    holds: "Das gilt jetzt:",
    accept: "Diese Kette verwenden",
    edit: "Vorher ändern",
    change: "Ändern",
    failed: "Die Eskalationskette konnte nicht geladen werden.",
  },
  baseline: {
    explain:
      "Um später zu wissen, was FlowPilot spart, stoppen Sie einige echte Übergabegespräche, wie Sie sie heute führen: Start beim Wählen, Stopp beim Auflegen. Das gehört nicht in die zehn Minuten: Kommen Sie bei Ihrer nächsten Übergabe wieder. Sechs Gespräche ergeben eine Zahl.",
    count: (calls) => `${counted(calls, "Gespräch", "Gespräche")} gestoppt`,
    more: "Alle gestoppten Gespräche",
  },
  practice: {
    explain:
      "FlowPilot bittet um Hilfe mit einem erfundenen Drucker. Alle werden wie im Ernstfall benachrichtigt, auch Sie; jeder darf übernehmen. Sie ist als Übung gekennzeichnet und steht in keiner Zahl.",
    hearing: "Sie und alle, die Eskalationen bearbeiten, erfahren davon.",
    send: "Übungseskalation senden",
    again: "Noch eine senden",
    end: "Beenden",
    endAsk: (name) => `${name} arbeitet daran. Trotzdem beenden?`,
    endExplain: (name) => `${name} erfährt, dass Sie die Übung beendet haben, und liest einen Dank.`,
    endAnyway: "Trotzdem beenden",
    endKeep: "Weiterlaufen lassen",
    onlySelf: "selbst übernommen",
    open: "Ansehen",
    region: "Was daraus wird",
    sent: "Gesendet",
    told: "Benachrichtigt",
    toldCount: (told, of) => `${told} von ${of} im Team`,
    toldNobody: "außer Ihnen ist noch niemand da",
    onPages: (pages) => `auf ${counted(pages, "offener Seite", "offenen Seiten")}`,
    byChannel: (channel, sent, of, why) => `${channel}: ${sent} von ${of}${why === null ? "" : `, ${why}`}`,
    pickedUp: "Übernommen",
    by: (name, span) => `von ${name}, nach ${span}`,
    byYou: (span) => `von Ihnen, nach ${span}`,
    waiting: "wartet auf jemanden",
    reached: "Sie hat jemanden erreicht; übernommen hat noch niemand.",
    notYet: "Sie hat noch niemanden erreicht.",
    nobodyElse:
      "Sie können sie selbst übernehmen, um den Weg zu sehen. Ob sie jemanden erreicht, zeigt sich erst mit anderen im Team.",
    bySender: (name) =>
      `${name === null ? "Sie haben sie selbst übernommen" : `${name} hat sie gesendet und übernommen`}: Das zeigt den Weg. Dass sie jemanden erreicht, zeigt sich, wenn jemand anderes eine übernimmt.`,
    works: "Es funktioniert: gefragt, benachrichtigt, übernommen.",
    worksExplain: "Halten Sie darin etwas fest oder lösen Sie sie. Eine echte geht denselben Weg.",
    over: "Sie endete, bevor jemand sie übernahm.",
    forgotten: "Nach einer Stunde endete sie von selbst. Niemand wird mehr benachrichtigt.",
    tooMany: "Mehr als zehn Übungseskalationen in der Stunde gehen nicht.",
    who: "Wer wie benachrichtigt wurde",
  },
};
