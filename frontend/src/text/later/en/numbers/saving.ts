import { counted, decimal } from "../../../en/counting";

const hours = (value: number) => `${value < 0 ? "−" : ""}${decimal(Math.abs(value), 1)}`;

interface Estimate {
  value: number;
  interval: (number | null)[];
}

const ends = ({ interval }: Estimate) => {
  const [low, high] = interval;
  const end = (value: number | null | undefined) =>
    value === null || value === undefined ? "not reached" : hours(value);
  return `${end(low)} to ${end(high)}`;
};

/** Hours saved per week, its verdict, and the rate beside it. */
export const saving = {
  title: "Hours saved per week",
  range: (estimate: Estimate) => `${ends(estimate)} h`,
  rough: "rough",
  thin: "thin",
  verdicts: { verified: "verified", "not yet": "not yet", refuted: "refuted" },
  verdictOf: "Verdict over the whole pilot:",
  mark: "1.0 h to verify",
  tick: (value: number, last: boolean) => {
    const number = decimal(Math.abs(value), Number.isInteger(value) ? 0 : 1);
    return `${value < 0 ? "−" : ""}${number}${last ? " h" : ""}`;
  },
  point: (name: string, value: number) => `${name}: ${hours(value)}`,
  periodRow: { "7d": "last 7 days", "30d": "last 30 days", "90d": "last 90 days" },
  pilotRow: "whole pilot",
  spoken: (name: string, estimate: Estimate) => `${name}: ${ends(estimate)} hours a week.`,
  explain: "95 % range. Call minutes × people on the call, less writing and getting ready.",
  negative: "Below zero means: with FlowPilot it took more time than the call did.",
  pilot: (week: number, since: string, escalations: number, calls: number) =>
    `Pilot since ${since}, week ${week}: ${counted(escalations, "escalation", "escalations")} with both parts, ${counted(calls, "timed call", "timed calls")}.`,
  pilotStart: {
    act: "Set the first day",
    title: "First day of the pilot",
    explain:
      "The verdict is about everything from this day on. Until it is set, the pilot begins with the account. It can be set once and not changed, so that nobody picks the weeks that look best.",
    day: "First day",
    save: "Set it for good",
  },
  setByAdmin: "An admin set the day it began.",
  counted: (n: number) => `Stands on ${counted(n, "escalation", "escalations")}`,
  leftOut: (noWriting: number, notOpened: number) =>
    [
      noWriting > 0 ? `${noWriting} without a known time for writing` : "",
      notOpened > 0 ? `${notOpened} picked up without opening the handoff first` : "",
    ]
      .filter(Boolean)
      .join(", "),
  leftOutBefore: "left out, not taken as zero:",
  baselineMean: (minutes: string, rangeOf: string) =>
    `A manual call costs ${minutes} person-minutes (${rangeOf}) on average.`,
  minutes: (value: number) => decimal(value, 1),
  minutesRange: (low: number | null, high: number | null) =>
    `95 %: ${low === null ? "not reached" : decimal(low, 1)} to ${high === null ? "not reached" : decimal(high, 1)}`,
  frozen: "Calls of the frozen period.",
  matched: (names: string) => `Compared within its own category where at least 5 calls were timed: ${names}.`,
  category: (name: string, calls: number, escalations: number) =>
    `${name} (${calls} calls, ${escalations} escalations)`,
  none: "No figure yet",
  reasons: {
    no_baseline: "Nobody has timed a manual call. Without a before there is no saving.",
    baseline_below_floor: "Too few manual calls have been timed.",
    too_few_escalations: "Too few escalations have both parts, writing and getting ready.",
    not_reached: "Too many escalations are still without a first action to say how long getting ready takes.",
  },
  missing: (count: number) => `${counted(count, "more call", "more calls")} and this becomes a figure.`,
  thinNote: (have: number) =>
    `Thin: ${have} timed calls; below 10 a few calls decide the range. 20 are asked for.`,
  timeCalls: "Time a call",
  rate: {
    title: "Escalation rate",
    unit: "per 100 sessions",
    of: (escalated: number, sessions: number) => `${escalated} escalations, ${sessions} sessions.`,
    before: (days: string, value: string) => `The ${days} before: ${value}.`,
    noBefore: (days: string) => `The ${days} before: no sessions.`,
    why: "Fewer escalations also mean fewer hours to save; more of them can make a saving look larger.",
    none: "No sessions in this period.",
    value: (rate: number) => decimal(rate, 1),
  },
  howTitle: "How the range is made",
};
