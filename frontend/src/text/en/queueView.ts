import { counted, listed } from "./counting";

/** What one sets and reads around the queue. */
export const queueView = {
  filters: "Filters of the queue",
  which: "Which",
  all: "All",
  unclaimed: "Unclaimed",
  mine: "Mine",
  priority: "Priority",
  anyPriority: "Any priority",
  client: "Client",
  anyClient: "Any client",
  search: "Search the queue",
  searchHint: "Problem, client, ticket",
  more: "Filter",
  shown: (shown: number, all: number) => `${shown} of ${counted(all, "escalation", "escalations")} shown.`,
  showAll: "Show all",
  nothingFits: "Nothing here fits.",
  nothingFitsExplain: (waiting: number) =>
    `${counted(waiting, "escalation waits", "escalations wait")} outside these filters.`,
  sound: "Sound",
  soundExplain: "A sound in this browser when an escalation arrives",
  compact: "Compact",
  because: {
    arrived: "since you opened this page, newest first",
    waiting: "",
    pickedUp: "last one first",
    own: "",
    parked: "",
  },
  ladder:
    "The bars under a waiting time are its ladder: each one fills until more people are told. The words say who is next, and when.",
  understood: "Got it",
  besidesYou: (names: readonly string[]) => `Besides you, ${listed(names)} can be reached now.`,
  andOthers: (count: number) => counted(count, "other", "others"),
  onlyYou: "Nobody besides you can be reached now.",
  lastOne: (when: string, client: string | null) =>
    client === null ? `The last one came ${when}.` : `The last one came ${when}, from ${client}.`,
  lastPickedUp: (name: string) => `${name} picked it up.`,
  testAlerts: "Test my alerts",
  testEscalation: "Send a test escalation",
};
