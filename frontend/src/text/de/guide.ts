import type { Catalogue } from "..";

export const guide: Catalogue["guide"] = {
  expect: "Zu erwarten:",
  copyCommand: (command) => `${command} kopieren`,
  copyByHand:
    "Dieser Browser lässt eine Seite nicht kopieren. Markieren Sie den Befehl und kopieren Sie ihn.",
  copyCommands: (count) => (count === 1 ? "Befehl kopieren" : `${count} Befehle kopieren`),
  otherAnswer: "Andere Antwort",
  answersTo: "Antworten auf die Frage des Assistenten",
  playbook: (title) => `Playbook: ${title}`,
  playbooks: "Warum dieses Playbook, und andere",
  because: (why) => `Warum dieses: ${why}`,
  chosenByPerson: "Von einer Person gewählt.",
  others: "Nach einem anderen vorgehen:",
};
