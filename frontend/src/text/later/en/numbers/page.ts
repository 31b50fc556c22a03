import { counted } from "../../../en/counting";

/** The head of the page, its filters, its files. */
export const page = {
  title: "Analytics",
  head: (from: string, to: string, zone: string, clock: string) => `${from} to ${to}, ${zone}, ${clock}`,
  asOfBefore: "as of",
  clock: "Clock",
  clocks: { wall: "wall clock", duty: "duty clock" },
  clockExplain: {
    wall: "Every minute counts, nights and weekends too.",
    duty: "Only minutes in which the account is on duty count (its calendar). What happened outside counts as zero.",
  },
  filters: "Filters",
  priority: "Priority",
  client: "Client",
  category: "Category",
  all: "all",
  without: { client: "without a client", category: "without a category" },
  clear: "Clear filters",
  filtered: "Hours saved and the escalation rate are always of the whole account.",
  print: "Print",
  stopwatch: "Stopwatch",
  meaning: "What these numbers mean",
  empty: {
    title: "No escalations in this period",
    explain:
      "Choose a longer period, or come back after the first escalation. What will be measured, and how, can be read already.",
    filteredTitle: "No escalations with these filters",
    filteredExplain: "Take a filter away or choose a longer period.",
  },
  figuresFailed: "The figures could not be read.",
  savingsFailed: "Hours saved could not be read.",
  curvesFailed: "The curves could not be read.",
  weeksFailed: "The weeks could not be read.",
  breakdownFailed: "The table could not be read.",
  stale: "These figures are from before; new ones could not be read.",
  flow: {
    title: "Where they went",
    bar: (parts: string) => `All escalations of the period: ${parts}.`,
    part: (name: string, count: number) => `${count} ${name}`,
    names: {
      n_claimed: "picked up",
      n_unclaimed: "still not picked up",
      n_self_solved: "solved by the asker",
      n_cancelled: "cancelled",
    },
    sum: (count: number) => counted(count, "escalation, each counted once", "escalations, each counted once"),
    givenUp: (count: number) =>
      `${counted(count, "claim was", "claims were")} given up before (released, lapsed, passed on). They are in no time.`,
    acted: (acted: number, claimed: number) => `${acted} of ${claimed} picked up have a first action.`,
  },
  now: {
    title: "What waits now",
    none: "Nobody waits right now.",
    open: "Open the queue",
    noClient: "no client",
    loading: "The queue is on its way.",
    note: "From the live queue, whatever the period and filters above.",
  },
  proof: {
    title: "Check it yourself",
    explain: "Everything above can be computed again from these files, without our code.",
    evidence: "Evidence pack",
    evidenceExplain:
      "Every row behind the figures, the definitions, a recipe for a spreadsheet, and checksums. As a zip.",
    evidencePilot: "Evidence pack, whole pilot",
    evidencePilotExplain: "The same from the pilot’s first day on: what the verdict stands on.",
    csv: "Every row as CSV",
    csvExplain: "One line an escalation, with its stamps. The filters above apply.",
    stamps: "The moments that are measured",
    stampsExplain: "Each is written once, by the server’s clock, when it happens.",
  },
};
