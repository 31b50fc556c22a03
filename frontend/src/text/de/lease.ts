import type { Catalogue } from "..";
import { at, atStart } from "./clock";

export const lease: Catalogue["lease"] = {
  region: "Noch dran?",
  question: "Noch dran?",
  explain: (ago, time) =>
    `Sie haben ${ago} übernommen, und noch ist nichts festgehalten. ${atStart(time)} geht es zurück in die Warteschlange.`,
  explainShort: (time) =>
    `Noch ist nichts festgehalten. ${atStart(time)} geht es zurück in die Warteschlange.`,
  left: (span) => `noch ${span}`,
  goingBack: "Die Zeit ist um: Es geht zurück in die Warteschlange.",
  keep: "Bin dran",
  giveBack: "Freigeben",
  open: "Öffnen",
  kept: "Es bleibt bei Ihnen.",
  announce: (problem) => `Noch dran? ${problem}`,
  asked: (name) => `${name} wurde gefragt, noch keine Antwort.`,
  takeOver: {
    button: "Ablösen",
    title: "Ablösen",
    explain: (name) =>
      `${name} erfährt, dass Sie ablösen, und kann weiter mitlesen. Ihr Grund wird festgehalten.`,
    label: "Grund",
    hint: "warum Sie es jetzt nehmen",
    submit: "Ablösen",
  },
  reassign: {
    button: "Neu zuweisen",
    title: "Jemandem neu zuweisen",
    explain:
      "Die Eskalation wird wieder offen, und diese Person wird zuerst gefragt. Alle anderen sehen sie auch.",
    person: "Person",
    choose: "Person wählen",
    label: "Grund",
    hint: "wird festgehalten",
    submit: "Neu zuweisen",
  },
  askAsker: {
    button: (name) => `${name} fragen`,
    title: (name) => `${name} etwas fragen`,
    explain: (name) =>
      `${name} wird benachrichtigt und kann in der Sitzung antworten. Übernommen wird damit nichts.`,
    explainOwn: (name) => `${name} wird benachrichtigt und kann in der Sitzung antworten.`,
    label: "Frage",
    hint: "nur eine auf einmal",
    submit: "Fragen",
  },
  cancel: "Nicht jetzt",
  parted: {
    lapsed: (time) => `Das ging ${at(time)} zurück in die Warteschlange: Bis dahin war nichts festgehalten.`,
    taken_over: (name, time) => `${name} hat Sie ${at(time)} abgelöst.`,
    reassigned: (time) => `Ein Admin hat ${at(time)} jemand anderen gefragt.`,
    readable: "Sie können hier weiterlesen.",
    again: "Wieder übernehmen",
  },
  toast: {
    lapsed: "Zurück in der Warteschlange: Bis dahin war nichts festgehalten.",
    takenOver: (name) => `${name} hat Sie abgelöst.`,
    reassigned: (name) => `${name} hat es jemand anderem gegeben.`,
    somebody: "Jemand",
    read: "Mitlesen",
    again: "Wieder übernehmen",
    dismiss: "Ausblenden",
  },
};
