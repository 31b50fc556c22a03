import { counted } from "../../plural";

/** What stands in the pictures. */
export const pictures = {
  curve: {
    title: "Still waiting after",
    explain: (escalated: number, now: number) =>
      `${counted(escalated, "escalation", "escalations")}, ${now === 0 ? "none" : now} of them waiting now`,
    band: "95 %",
    waitsNow: "waits now",
    probe: "How many still wait, step by step",
    probeHint: "Point at the curve, or use the arrow keys, to read it.",
    percent: (value: number) => `${value} %`,
    half: (time: string) => `Half are picked up within ${time}`,
    tenth: (time: string) => `1 in 10 waits longer than ${time}`,
    rangeOf: (range: string) => `95 %: ${range}`,
    halfMissing: (have: number, need: number) => `Half: not enough data, ${have} of ${need}.`,
    halfNotReached: "Half: not reached, too many still wait.",
    tenthMissing: (have: number, need: number) => `1 in 10: not enough data, ${have} of ${need}.`,
    tenthNotReached: "1 in 10: not reached, too many still wait.",
    stillWaiting: (after: string, share: number, between: string | null) =>
      `After ${after}, ${share} in 100 still wait${between === null ? "" : ` (${between})`}.`,
    between: (low: number, high: number) => `95 %: ${low} to ${high}`,
    beyond: (count: number, longest: string) =>
      count === 1
        ? `1 more waits now, for ${longest}, beyond the right edge`
        : `${count} more wait now, up to ${longest}, beyond the right edge`,
    rows: { longer: "waiting longer", ended: "picked up", running: "waits now", closed: "closed before" },
    tableOf: "The curve as a table",
    after: "After",
    share: "Still waiting",
    shareRange: "95 % range",
    steps: "Each step of the curve",
    none: "Nobody escalated in this period.",
    noneExplain: "With the first escalation the curve begins.",
    summary: (n: number, cut: number) =>
      `A falling line of steps: of all escalations, how many still wait after a time. ${n} were picked up; ${cut} were not, or not yet, and stay in the curve until their time ends.`,
  },
  beside: {
    title: "The call before, FlowPilot now",
    explain: "In minutes of one person: a call of 10 minutes with 2 people is 20.",
    eachDot: "each dot one",
    calls: "Manual call, length × people",
    callCount: (n: number) => `by stopwatch, ${counted(n, "call", "calls")}`,
    ready: "Getting ready",
    cost: "Writing and getting ready",
    count: (n: number, cut: number) => `${counted(n, "time", "times")}${cut > 0 ? `, ${cut} cut` : ""}`,
    dot: (place: number, count: number, time: string) => `${place} of ${count}: ${time}`,
    beyond: (count: number, longest: string) => `${count} longer, up to ${longest}, beyond the right edge`,
    median: (time: string) => `median ${time}`,
    none: "No complete time.",
    note: "The first and the last row are what a saving compares. Ticks below a line still run, or ended without an act.",
    noCalls: "No call has been timed yet, so there is no before.",
    tableOf: "All of them as a table",
    time: "Minutes of one person",
    which: "Which",
    state: "State",
    complete: "complete",
    cut: "still running, or ended without an act",
  },
  weeks: {
    title: "Week by week",
    by: "Figure",
    time_to_first_action: "Time to first action",
    waiting: "Waiting",
    explain:
      "Monday to Monday in the account’s time zone. Dots are single times, the line is the median’s 95 % range.",
    probe: "Weeks, one by one",
    probeHint: "Point at a week, or use the arrow keys, to read it.",
    count: "n",
    from: (day: string, partial: boolean) => `Week from ${day}${partial ? " (not whole)" : ""}`,
    counts: (n: number, cut: number) => `${n} complete${cut > 0 ? `, ${cut} cut` : ""}`,
    median: (name: string, median: string, rangeOf: string | null, counts: string) =>
      `${name}: median ${median}${rangeOf === null ? "" : ` (${rangeOf})`}, ${counts}.`,
    without: (name: string, why: string, counts: string) => `${name}: ${why}, ${counts}.`,
    tooFew: (need: number) => `no median below ${need}`,
    notReached: "median not reached",
    tableOf: "The weeks as a table",
    columns: {
      week: "Week from",
      escalated: "Escalated",
      claimed: "Picked up",
      median: "Median",
      range: "95 % range",
      n: "n, cut",
    },
    partial: "not whole",
  },
};
