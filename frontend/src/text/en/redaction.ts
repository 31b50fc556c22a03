/** Taking away a text that should never have been written. */
export const redaction = {
  act: "Remove a text…",
  title: "Remove a text for good",
  label: "Reason",
  hint: "kept on record, so do not repeat the text here",
  submit: "Remove for good",
  which: "Which text",
  choose: "Choose a text",
  none: "There is no text here that you wrote. An admin can remove it.",
  explain:
    "The text goes from this session, its escalation, everybody's open pages and what is sent from now on. Who wrote it and when stays. Nobody can bring it back.",
  outOfReach:
    "What was mailed, exported or backed up before still has it, and people may have read it: change a password all the same.",
  step: (number: number, text: string) => `Step ${number}: ${text}`,
  file: (name: string) => `File: ${name}`,
  members: {
    problem: "The problem",
    intake: "The pasted log",
    summary: "The summary",
    reason: "Why it was escalated",
    notes: "Notes of the escalation",
    read_back: "What the claimer understood",
    let_go: "Why somebody let it go",
  },
  removed: (name: string, time: string) => `Text removed by ${name}, ${time}`,
  youRemoved: (time: string) => `Text removed by you, ${time}`,
};
