import { counted } from "../../../de/counting";
import type { SettingsWords } from "../../en/settings";

export const channels: SettingsWords["channels"] = {
  kind: {
    email: "E-Mail",
    push: "Push",
    slack: "Slack",
    teams: "Teams",
    webhook: "Webhook",
    service: "Anderer Dienst",
  },
  place: (kind, server) => `${kind} · ${server}`,
  hears: (priorities) => `nur ${priorities}`,
  and: (first, last) => `${first} und ${last}`,
  test: "Testen",
  testOne: (name) => `${name} testen`,
  edit: "Ändern",
  editOne: (name) => `${name} ändern`,
  remove: "Entfernen",
  removeOne: (name) => `${name} entfernen`,
  removeTitle: (name) => `${name} entfernen?`,
  removeExplain:
    "Ab jetzt geht nichts mehr dorthin, und was noch wartet, entfällt. FlowPilot vergisst die Adresse: Um den Kanal zurückzuholen, brauchen Sie sie wieder.",
  keep: "Behalten",
  removed: (name) => `${name} ist entfernt.`,
  added: (name) => `${name} ist hinzugefügt. Senden Sie einen Test, um zu sehen, ob er ankommt.`,
  changed: (name) => `${name} ist geändert.`,
  addForm: {
    kind: "Was ist es?",
    name: "Name",
    nameHint: "woran Sie ihn erkennen",
    nameLong: "Höchstens 200 Zeichen.",
    priorities: "Welche Prioritäten dorthin gehen",
    noPriority: "Wählen Sie mindestens eine Priorität.",
    submit: "Hinzufügen",
    save: "Speichern",
    address: {
      slack: "Adresse des eingehenden Webhooks",
      teams: "Adresse des Workflows",
      webhook: "Adresse",
      service: "Apprise-Adresse",
    },
    explain: {
      slack: "In Slack: Apps, Incoming Webhooks, „Zu Slack hinzufügen“, Kanal wählen, Adresse kopieren.",
      teams:
        "In Teams: Workflows, „Webhook-Benachrichtigungen an einen Kanal senden“, Kanal wählen, Adresse kopieren.",
      webhook: "FlowPilot sendet JSON dorthin, signiert nach den Regeln von Standard Webhooks.",
      service:
        "Für Discord, Google Chat, Gotify, Mattermost, ntfy, Opsgenie, PagerDuty, Pushover, Rocket.Chat oder Telegram, geschrieben wie bei Apprise.",
    },
    example: {
      slack: "https://hooks.slack.com/services/…",
      teams: "https://….logic.azure.com/workflows/…",
      webhook: "https://example.com/flowpilot",
      service: "ntfys://ntfy.sh/ihr-thema",
    },
    kindExplain: {
      slack: "Ein Kanal in Slack",
      teams: "Ein Kanal in Microsoft Teams",
      webhook: "Ihr eigenes Programm oder Gateway",
      service: "ntfy, Telegram, PagerDuty und andere",
    },
    wrongUrl: "Das ist keine Webadresse. Sie beginnt mit https://",
    wrongService: "Das ist keine Apprise-Adresse. Sie sieht aus wie ntfys://ntfy.sh/ihr-thema",
    space: "Mitten in dieser Adresse steht ein Leerzeichen.",
    kept: "Die Adresse wird verschlüsselt gespeichert und nie wieder gezeigt.",
  },
  secret: {
    title: (name) => `${name} ist hinzugefügt`,
    explain: "Kopieren Sie jetzt das Signaturgeheimnis. Es wird nur dieses eine Mal gezeigt.",
    label: "Signaturgeheimnis",
    why: "Damit prüft Ihr Programm, dass ein Aufruf wirklich von FlowPilot kommt. Jede Bibliothek für Standard Webhooks nimmt es unverändert.",
    done: "Ich habe es kopiert",
  },
  testing: {
    region: "Test",
    queued: "wartet",
    sending: "wird gesendet",
    sent: "gesendet",
    failed: "fehlgeschlagen, wird erneut versucht",
    dead: "fehlgeschlagen",
    suppressed: "nicht gesendet",
    cancelled: "entfallen",
    mail: "E-Mail",
    because: (reason, words) => `${reason}: „${words}“`,
    sentence: (reason) => `${reason}.`,
    noReason: "Es kam nicht durch",
    summary: {
      running: (done, all) => `${done} von ${all} haben geantwortet`,
      allSent: (all) => (all === 1 ? "Es ist hinausgegangen." : `Alle ${all} sind hinausgegangen.`),
      some: (sent, all) =>
        sent === 0 ? "Nichts ist hinausgegangen." : `${sent} von ${all} sind hinausgegangen.`,
      inbox: "Ihr Mailserver hat die E-Mail angenommen. Sehen Sie im Posteingang nach, und im Spam.",
      slow: "Nach einer Minute noch keine endgültige Antwort. FlowPilot versucht es weiter; Sie können die Seite verlassen.",
      none: "Es gibt noch nichts zu testen: E-Mail ist abgestellt, und es gibt keinen Kanal.",
    },
    again: "Noch einmal testen",
    tooMany:
      "Mehr als zehn Tests in einer Stunde sind nicht möglich. Es wurde nichts gesendet; versuchen Sie es später.",
    followFailed: "Der Stand des Tests konnte nicht geladen werden.",
    reason: {
      mail_not_configured: "Für FlowPilot ist kein Mailserver eingerichtet; ein Admin kann das ändern",
      turned_off: "Sie haben Ihre E-Mails abgestellt",
      present: "Sie haben eine Seite offen",
      quiet_hours: "Ihre Ruhezeiten halten es zurück",
      server_unavailable: "Der Server war nicht erreichbar oder überlastet",
      mailbox_unavailable: "Das Postfach nimmt es nicht an",
      refused: "Der Server hat es abgelehnt",
      blocked_address: "FlowPilot darf sich mit dieser Adresse nicht verbinden",
      gone: "Diesen Kanal gibt es auf der Gegenseite nicht mehr",
      given_up: "Nach einem Tag aufgegeben",
      channel_removed: "Der Kanal wurde entfernt",
      user_disabled: "Die Person ist gesperrt",
    },
  },
  rooms: {
    region: "Räume",
    explain: "Orte, die das ganze Konto liest. Ein Raum erfährt von jeder Eskalation seiner Prioritäten.",
    none: "Noch kein Raum. Fügen Sie den Chatkanal hinzu, in den Ihr Team ohnehin schaut. So fällt eine Eskalation auch auf, wenn niemand eine Seite offen hat.",
    add: "Raum hinzufügen",
    failed: "Die Räume konnten nicht geladen werden.",
  },
  editTitle: (name) => `${name} ändern`,
  mail: {
    region: "E-Mail",
    on: "E-Mail ist eingerichtet.",
    onExplain: "Technik und Admins können per E-Mail benachrichtigt werden.",
    off: "E-Mail ist nicht eingerichtet.",
    offExplain: "Niemand bekommt E-Mails, bis dort, wo FlowPilot gestartet wird, ein Mailserver genannt ist:",
    variable: "FLOWPILOT_SMTP_URL",
  },
  failing: {
    region: "Zurzeit gestört",
    explain: "Wo Meldungen in den letzten 24 Stunden nicht durchkamen.",
    failed: "Die gestörten Kanäle konnten nicht geladen werden.",
    fine: "Jeder Kanal, der in den letzten 24 Stunden benutzt wurde, hat angenommen, was gesendet wurde.",
    since: "gestört seit",
    lastAnswer: "Letzte Antwort",
    noAnswer: "Gar keine",
    of: (name, owner) => `${name} von ${owner}`,
    counts: (failed, dead) =>
      [
        failed > 0 ? `${counted(failed, "Meldung wird", "Meldungen werden")} erneut versucht` : "",
        dead > 0 ? `${counted(dead, "Meldung kam", "Meldungen kamen")} nie an` : "",
      ]
        .filter((part) => part !== "")
        .join(", "),
    todo: "Was zu tun ist",
    advice: {
      email: (owner) =>
        `Fragen Sie ${owner}, ob die Adresse stimmt und das Postfach Platz hat. Kommt keine E-Mail durch, prüfen Sie den Mailserver.`,
      mailServer: "Prüfen Sie den Mailserver, den FlowPilot benutzen soll.",
      push: (owner) =>
        `Bitten Sie ${owner}, in jenem Browser „Meine Meldungen“ zu öffnen, den Eintrag zu entfernen und neu einzuschalten.`,
      ofPerson: (owner) =>
        `Bitten Sie ${owner}, ihn unter „Meine Meldungen“ zu testen und neu hinzuzufügen, wenn er weiter ausfällt.`,
      passing:
        "Die Gegenseite ist ausgefallen oder überlastet. FlowPilot versucht es einen Tag lang; sehen Sie dort nach, wenn es anhält.",
      blocked:
        "FlowPilot darf sich mit dieser Adresse nicht verbinden. Gehört sie Ihnen, erlauben Sie sie dort, wo FlowPilot gestartet wird:",
      blockedVariable: "FLOWPILOT_EGRESS_ALLOW",
      slack:
        "Prüfen Sie in Slack, ob es den eingehenden Webhook noch gibt. Wenn nicht, erstellen Sie einen neuen und fügen Sie ihn hier hinzu.",
      teams:
        "Prüfen Sie in Teams, ob es den Workflow noch gibt und ob er eingeschaltet ist. Wenn nicht, fügen Sie seine neue Adresse hier hinzu.",
      webhook:
        "Prüfen Sie das Programm hinter dieser Adresse: Es muss innerhalb weniger Sekunden mit 200 antworten.",
      service: "Prüfen Sie Adresse und Konto bei jenem Dienst und fügen Sie ihn dann hier neu hinzu.",
    },
  },
};
