import type { SettingsWords } from "../../en/settings";

export const alerts: SettingsWords["alerts"] = {
  failed: "Ihre Meldungen konnten nicht geladen werden.",
  test: {
    region: "Kommen Ihre Meldungen an?",
    explain:
      "Sendet einen Test an Ihre E-Mail-Adresse und an jeden Kanal unten, genau wie eine echte Eskalation.",
    start: "Meine Meldungen testen",
    again: "Noch einmal testen",
  },
  email: {
    region: "E-Mail",
    to: (address) => `Geht an ${address}`,
    label: "Wann Sie E-Mails bekommen",
    choice: {
      always: "Immer",
      away: "Nicht, solange eine Seite offen ist",
      off: "Nie",
    },
    explain: {
      always: "Jede Eskalation, die Sie betrifft.",
      away: "Hat eine Ihrer Seiten sie gezeigt, folgt keine E-Mail.",
      off: "Sie können das hier jederzeit wieder einschalten.",
    },
    offAlone:
      "Sie haben keinen anderen Kanal. Ist keine Seite offen, kann niemand Sie erreichen, und die anderen sehen Sie als nicht erreichbar.",
    offElse:
      "Sie werden nur über die Kanäle unten benachrichtigt. Fallen sie aus, sehen die anderen Sie als nicht erreichbar.",
    notConfigured: "Für FlowPilot ist kein Mailserver eingerichtet, deshalb bekommt zurzeit niemand E-Mails.",
  },
  channels: {
    region: "Kanäle",
    explain: "Jede Eskalation, die Sie betrifft, geht an alle diese Kanäle.",
    none: "Noch kein Kanal. Ist keine Seite offen, erreicht Sie nur E-Mail.",
    add: "Kanal hinzufügen",
  },
  push: {
    turnOn: "In diesem Browser melden",
    on: "dieser Browser",
    support: {
      denied:
        "Dieser Browser darf für diese Website keine Mitteilungen zeigen. Erlauben Sie sie in seinen Einstellungen für die Website und laden Sie die Seite neu.",
      "needs https": "Dieser Browser kann Mitteilungen nur über eine sichere Adresse (https) zeigen.",
      unsupported: "Dieser Browser kann keine Mitteilungen zeigen.",
    },
    notConfigured: "Push ist für FlowPilot nicht eingerichtet.",
    refused: "Sie haben Mitteilungen abgelehnt, deshalb wurde nichts geändert.",
    failed: "Dieser Browser konnte nicht für Mitteilungen angemeldet werden. Versuchen Sie es noch einmal.",
    channel: (browser) => browser || "Webbrowser",
  },
  quiet: {
    region: "Ruhezeiten",
    explain:
      "Was in dieser Zeit kommt, wartet und wird an ihrem Ende gesendet. Es geht nicht verloren, und die Eskalationskette läuft weiter.",
    turnOn: "Ruhezeiten einschalten",
    days: "Beginnt am",
    noDay: "Wählen Sie mindestens einen Tag.",
    same: "Anfang und Ende müssen verschieden sein.",
    urgent: "Dringende Eskalationen kommen durch",
    accountZone: (zone) => `Wie das Konto: ${zone}`,
    everyDay: "jeden Tag",
    weekdays: "Montag bis Freitag",
    weekend: "Samstag und Sonntag",
    sentence: (days, from, to, zone) => `Ruhe: ${days}, ${from} bis ${to}, ${zone}.`,
    nextDay: (time) => `${time} am nächsten Tag`,
    urgentYes: "Dringende kommen durch.",
    urgentNo: "Auch dringende warten.",
    from: "Ruhe von",
    until: "Ruhe bis",
  },
  unsubscribe: {
    title: "E-Mails über Eskalationen abstellen?",
    explain:
      "FlowPilot sendet dann keine E-Mail mehr an diese Adresse, wenn jemand Hilfe braucht. Meldungen auf Seiten und in anderen Kanälen bleiben.",
    consequence: "Ohne einen anderen Kanal sehen die anderen Sie als nicht erreichbar.",
    submit: "E-Mails abstellen",
    done: "Die E-Mails sind abgestellt.",
    doneExplain: "Sie können sie in FlowPilot unter Einstellungen, Meine Meldungen wieder einschalten.",
    open: "Meine Meldungen öffnen",
    gone: "Dieser Link gilt nicht mehr.",
    goneExplain:
      "Er ist unvollständig oder zu alt. Melden Sie sich an, um Ihre E-Mails unter Einstellungen, Meine Meldungen zu ändern.",
  },
};
