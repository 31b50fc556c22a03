export const analytics = {
  region: "Time to first action",
  period: "Period",
  periods: { "7d": "7 days", "30d": "30 days", "90d": "90 days" },
  lastPeriod: { "7d": "last 7 days", "30d": "last 30 days", "90d": "last 90 days" },
  mean: "mean",
  median: "median",
  meanCapped: "mean up to 8 h",
  acted: "claimed have acted",
  ratio: (part: number, whole: number) => `${part} / ${whole}`,
  /** Beside a range that stands for few times: "median: 1 min 35 s, rough". */
  roughly: (word: string, number: string) => `${word}: ${number}, rough`,
  roughLine: (number: string, ratio: string, period: string) =>
    `median ${number}, rough, ${ratio} acted, ${period}`,
  range: (low: string, high: string) => `${low} to ${high}`,
  ranges: "Ranges: 95 %.",
  rangesRough: "Ranges: 95 %, rough below 40 complete times.",
  running: (count: number) =>
    count === 1
      ? "The one without an action yet counts as still running."
      : `The ${count} without an action yet count as still running.`,
  negative: (count: number) => `${count} with a negative time: please report this.`,
  notEnough: "Not enough data",
  floor: (have: number, need: number) => `${have} of the ${need} that it needs`,
  floorShort: (have: number, need: number) => `not enough data, ${have} of ${need}`,
  notReached: "not reached",
  each: "Each one:",
  empty: "No escalation was picked up in this period.",
  emptyExplain: "The first claim and its first action will show here.",
  failed: "The figures could not be read.",
  wholeDefinition: "How it is counted",
  strip: (completed: number, running: number) =>
    `${completed} completed times as dots, ${running} still running as ticks`,
  open: "Show the figures",
  shut: "Hide the figures",
  medianLine: "to first action",
  meanLine: (mean: string, ratio: string, period: string) => `mean ${mean}, ${ratio} acted, ${period}`,
  thinLine: (have: number, need: number, ratio: string) => `${have} of ${need} times, ${ratio} acted`,
};
