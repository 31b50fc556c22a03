import { counted } from "./counting";

/** The ladder of a handoff that waits, in words. */
export const rungs = {
  next: {
    again: (time: string) => `next: told again at ${time}`,
    tier: (tier: string, time: string) => `next: ${tier} at ${time}`,
    admins: (time: string) => `next: admins at ${time}`,
    banner: (time: string) => `next: unowned at ${time}`,
  },
  done: {
    again: (time: string) => `told again at ${time}`,
    tier: (tier: string, time: string) => `${tier} told at ${time}`,
    admins: (time: string) => `admins told at ${time}`,
    banner: (time: string) => `unowned since ${time}`,
  },
  step: {
    again: "everybody told is told again",
    tier: (tier: string) => `${tier} is told`,
    admins: "the admins are told",
    banner: "it is marked as still unowned",
  },
  tier: (tier: number) => `tier ${tier}`,
  passed: "done",
  unowned: "Still unowned",
  unownedSince: (time: string) => `Still unowned. Marked at ${time}, nobody has picked it up.`,
  region: "Still unowned",
  headline: (count: number) => `${counted(count, "escalation is", "escalations are")} still unowned.`,
  explain: "The ladder has run out and nobody has picked up.",
  open: "Open",
  andMore: (count: number) => `and ${count} more`,
};
