import { counted } from "../../de/counting";
import type { PlaybooksText } from "../en/playbooks";

export const edit: PlaybooksText["edit"] = {
  title: (name) => `Bearbeiten: ${name}`,
  newTitle: "Neues Playbook",
  label: "Text des Playbooks",
  tabs: { label: "Neben dem Text", flaws: "Prüfung", preview: "Vorschau", changes: "Änderungen" },
  checking: "Wird geprüft …",
  right: "Das ist ein Playbook.",
  checkFailed: "Die Prüfung hat nicht geantwortet. Sie wird beim Schreiben erneut versucht.",
  flaws: (count) => counted(count, "Fehler", "Fehler"),
  line: (line) => `Zeile ${line}`,
  previewBlocked: "Eine Vorschau erscheint, sobald kein Fehler mehr da ist.",
  save: "Als neue Version speichern",
  saving: "Wird gespeichert …",
  note: "Was sich geändert hat",
  noteHint: "für die Liste der Versionen",
  notePlaceholder: "Fragt zuerst nach der Firmware des Docks",
  discard: "Änderungen verwerfen",
  discardTitle: "Ihre Änderungen verwerfen?",
  discardExplain: "Der Text ist dann wieder der der verwendeten Version.",
  discardExplainNew: "Der Text ist dann wieder das Beispiel.",
  discardKeep: "Weiter bearbeiten",
  keptDraft: "Sie haben dies früher begonnen und nicht gespeichert.",
  keyFixed: (key) => `Der Schlüssel muss „${key}“ bleiben.`,
  keyTaken: (key) =>
    `Ein Playbook mit dem Schlüssel „${key}“ gibt es schon. Wählen Sie einen anderen Schlüssel oder bearbeiten Sie jenes.`,
  outdated:
    "Inzwischen hat jemand eine andere Version gespeichert. Vergleichen Sie, übernehmen Sie, was Sie brauchen, und speichern Sie dann erneut.",
  outdatedCompare: "Ich habe verglichen",
  tooLong: (limit) => `Ein Playbook hat höchstens ${limit} Zeichen.`,
  format: "Wie man ein Playbook schreibt",
  keys: "Strg S speichert, Tab verlässt den Text.",
  unchanged: "Noch nichts geändert.",
};

export const format: PlaybooksText["format"] = {
  intro: "YAML, streng gelesen: Jeder Fehler wird mit seiner Zeile genannt.",
  parts: [
    ["key, title", "sein Name in Adressen und sein Name für Menschen"],
    [
      "when, not_when",
      "Worte eines Tickets, die dafür oder dagegen sprechen; eine Zahl hinter einem Ausdruck ist sein Gewicht",
    ],
    ["items", "jeweils eines davon: ask (eine Frage), do (eine Aktion) oder check (eine Prüfung)"],
    [
      "answers, on",
      "wohin eine Antwort oder ein Ausgang (worked, failed, partial) führt: next ist der Schlüssel eines Eintrags, solved oder escalate",
    ],
    ["commands, expect", "was zu kopieren ist und was dabei herauskommen soll"],
    [
      "likely",
      "Ursachen: if (Ausgänge, die dafür sprechen), rules_out (die sie ausschließen), then (was zuerst kommt), fix (was hilft)",
    ],
    ["escalate_when", "woran Sie erkennen, dass Sie nicht allein weitermachen sollten"],
  ],
};

export const leave: PlaybooksText["leave"] = {
  title: "Ohne zu speichern verlassen?",
  explain:
    "Ihr Text bleibt in diesem Tab, bis Sie ihn schließen. Das verwendete Playbook bleibt, wie es ist.",
  leave: "Verlassen",
  stay: "Hier bleiben",
};

export const importing: PlaybooksText["importing"] = {
  title: "Playbooks importieren",
  explain:
    "Dateien, wie der Export sie schreibt, eine oder mehrere; jede kann mehrere Playbooks enthalten, mit einer Zeile aus drei Bindestrichen dazwischen.",
  drop: "Dateien hier ablegen",
  choose: "Dateien wählen",
  over: "Loslassen, um sie zu lesen",
  reading: "Wird gelesen …",
  list: "Was in diesen Dateien steht",
  state: {
    new: "Neu",
    changed: "Ändert das verwendete",
    same: "Wie das verwendete",
    wrong: "Lässt sich nicht lesen",
    twice: "Steht zweimal da; das letzte zählt",
    large: "Zu groß für ein Playbook",
    done: "Importiert",
    refused: "Nicht importiert",
  },
  from: (file, part) => (part === null ? file : `${file}, Teil ${part}`),
  note: (file) => `Importiert aus ${file}`,
  act: (count) => `${counted(count, "Playbook", "Playbooks")} importieren`,
  done: (count) => `${counted(count, "Playbook", "Playbooks")} importiert.`,
  nothingNew: "Hier gibt es nichts zu importieren.",
  empty: "In diesen Dateien ist kein Playbook.",
  again: "Von vorn beginnen",
  open: "Öffnen",
  unnamed: "Kein Titel",
};

export const proposal: PlaybooksText["proposal"] = {
  title: "Vorschläge",
  explain: "Löst etwas eine Sitzung, das in ihrem Playbook nicht steht, erscheint es hier als Vorschlag.",
  states: { label: "Welche Vorschläge", open: "Offen", accepted: "Angenommen", rejected: "Abgelehnt" },
  empty: {
    open: "Nichts wartet auf Sie",
    accepted: "Noch nichts angenommen",
    rejected: "Nichts abgelehnt",
  },
  emptyExplain: {
    open: "Der nächste erscheint, wenn etwas eine Sitzung löst, das in keinem Playbook steht.",
    accepted: "Was Sie annehmen, wird zu einer Version seines Playbooks.",
    rejected: "Was Sie ablehnen, bleibt mit Ihrer Begründung hier.",
  },
  failed: "Die Vorschläge konnten nicht geladen werden.",
  madeOn: { resolve: "aus einer gelösten Sitzung", hand_back: "aus einer zurückgegebenen Sitzung" },
  forPlaybook: (title) => `für ${title}`,
  newPlaybook: "ein neues Playbook",
  decided: { accepted: "Angenommen von", rejected: "Abgelehnt von" },
  back: "Alle Vorschläge",
  source: "Woher er kommt",
  session: "Sitzung öffnen",
  helped: "Was geholfen hat",
  outdated: "Das Playbook wurde seither geändert. Sie sehen den Vorschlag, eingesetzt in den Text von heute.",
  conflict:
    "Das Playbook wurde seither an derselben Stelle geändert. Bearbeiten Sie den Text von heute und übernehmen Sie, was Sie brauchen.",
  accept: "Annehmen",
  editFirst: "Bearbeiten, dann annehmen",
  acceptEdited: "Bearbeitet annehmen",
  reject: "Ablehnen",
  rejecting: {
    title: "Diesen Vorschlag ablehnen",
    label: "Begründung",
    hint: "für alle, die nach Ihnen kommen",
    submit: "Ablehnen",
  },
  change: "Was sich ändern würde",
  changed: "Was sich geändert hat",
  isNew: "Das wäre ein neues Playbook.",
  accepted: (version) => `Angenommen. Das ist jetzt Version ${version} des Playbooks.`,
  rejected: (reason) => `Abgelehnt: ${reason}`,
  readPlaybook: "Playbook lesen",
  stopEditing: "Bearbeiten beenden",
};
