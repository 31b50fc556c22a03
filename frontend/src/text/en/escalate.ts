import { counted } from "./counting";

export const escalate = {
  title: "Escalate this session",
  reason: "Reason",
  reasonHint: "why you are stuck",
  notes: "Notes",
  notesHint: "what you need; optional",
  priority: "Priority",
  person: "Person",
  personHint: "optional, the team sees it either way",
  colleague: (name: string, tier: string) => `${name}, ${tier.toLowerCase()}`,
  anyone: "Anyone on the team",
  neededBy: "Needed by",
  neededByHint: (zone: string) => `optional, ${zone}`,
  submit: "Escalate now",
  park: "Park, tell nobody",
  keep: "Keep trying",
  promise: "You keep working until somebody picks it up, then you follow along.",
  willBeSent: "What will be sent",
  /** Below their number. */
  figures: {
    steps: (count: number) => (count === 1 ? "step" : "steps"),
    attempts: (count: number) => (count === 1 ? "attempt" : "attempts"),
    open: (_: number) => "open",
    facts: (count: number) => (count === 1 ? "fact" : "facts"),
  },
  mailShows: "Mail shows only this:",
  mailTitle: (name: string, ticket: string | null, problem: string) =>
    `Escalation from ${name}${ticket === null ? "" : ` · ${ticket}`}: ${problem}`,
  wouldHelp: "Would help",
  notNeeded: "not needed to send",
  nothingMissing: "Nothing is missing.",
  hints: {
    attempt: "No attempt is recorded. What did you try?",
    fact: "No fact is pinned. What holds for certain?",
    outcome: (count: number) => `${counted(count, "action has", "actions have")} no outcome yet.`,
    client: "No client is named.",
    ticket: "There is no ticket number.",
    deadline: "By when does the client need it?",
    short: "One more sentence in the reason saves a call.",
  },
  namedFirst: (name: string) => `Everybody sees it. ${name} is told first, the others later.`,
};
