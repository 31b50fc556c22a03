import { counted } from "../../../en/counting";

/** The table of figures and the table by priority, client or category. */
export const tables = {
  table: {
    title: "Figures and what they mean",
    scroller: "Table of figures",
    figure: "Figure",
    count: "n, cut",
    meanUpTo: "mean up to 8 h",
    mean: "mean",
    median: "median",
    p90: "9 in 10 within",
    p95: "95 in 100 within",
    cut: (count: number) => `${count} cut`,
    negative: (count: number) => `${count} below zero`,
    negativeExplain: (count: number) =>
      `${counted(count, "time is", "times are")} below zero: a fault in the records. Shown and counted as it is; please report it.`,
    leftOut: (count: number) => `${count} left out`,
    rows: {
      waiting: {
        name: "Waiting",
        meaning: "Escalated to picked up. Whoever still waits counts with the wait so far.",
        cut: "still waiting, or ended before anybody picked it up",
        leftOut: "",
      },
      time_to_first_action: {
        name: "Time to first action",
        meaning: "Picked up to the claimer’s own first act in the session. Not a saving.",
        cut: "picked up, but without an act so far or at the end",
        leftOut: "nobody picked it up",
      },
      getting_ready: {
        name: "Getting ready",
        meaning:
          "The claimer’s first look at the handoff to their first act. This is what replaces the call.",
        cut: "looked at, but without an act so far or at the end",
        leftOut: "picked up without opening the handoff first",
      },
      escalation_cost: {
        name: "Cost of an escalation",
        meaning: "Writing it (measured by the page) plus getting ready, in the minutes of one person.",
        cut: "getting ready not ended",
        leftOut: "one of the two parts is not known",
      },
      baseline: {
        name: "Manual call",
        meaning: "Stopwatch around real hand-over calls, before or without FlowPilot: length × people.",
        cut: "",
        leftOut: "",
      },
    },
    define: (name: string) => `${name}: what it means and what may be quoted`,
    points: "Each one:",
    rangesNote: "The second line is the 95 % range. It is about this team as it is.",
    roughNote: "Rough: fewer than 40 complete times, so the range itself is unsure.",
    rough: "rough",
    cutTitle: "Cut",
    leftOutTitle: "Left out",
    note: "n: how many times are complete. Cut times stay in: they say “at least so long”. Left-out ones are in no number of that row.",
  },
  breakdown: {
    title: "By priority, client or category",
    scroller: "Table of parts",
    by: "Split by",
    bys: { priority: "Priority", client: "Client", category: "Category" },
    none: { priority: "none", client: "without a client", category: "without a category" },
    columns: {
      name: "Name",
      escalated: "escalated",
      claimed: "picked up",
      waiting: "waiting, median",
      first: "to first action, median",
    },
    more: (count: number) => `${count} more with fewer escalations are not listed; the CSV has them.`,
    axis: (waiting: string, first: string) =>
      `Each line begins at 0 and ends at ${waiting} (waiting) or ${first} (first action), in every row; longer ones stand at its end.`,
    spoken: (n: number, cut: number, median: string) => `median ${median}, ${n} complete, ${cut} cut`,
    empty: "Nothing to split in this period.",
    few: (have: number, need: number) => `${have} of ${need}`,
    narrowTo: (name: string) => `Show only ${name}`,
    many: "Many rows side by side: the best and the worst of them are partly luck. Look at the ranges.",
  },
};
