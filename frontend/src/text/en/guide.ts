/** What the guide offers beside its words. */
export const guide = {
  expect: "Expect:",
  copyCommand: (command: string) => `Copy ${command}`,
  copyByHand: "This browser does not let a page copy. Select the command and copy it.",
  copyCommands: (count: number) => (count === 1 ? "Copy command" : `Copy ${count} commands`),
  otherAnswer: "Other answer",
  answersTo: "Answers to the guide’s question",
  playbook: (title: string) => `Playbook: ${title}`,
  playbooks: "Why this playbook, and others",
  because: (why: string) => `Why this one: ${why}`,
  chosenByPerson: "Chosen by a person.",
  others: "Go by another one:",
};
