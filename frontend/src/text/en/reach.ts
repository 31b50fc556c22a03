import { listed } from "./counting";

/** Who can be told right now, before anybody is, and who would be told when. */
export const reach = {
  title: "Who can be reached now",
  summary: (now: number, later: number, never: number) =>
    [`${now} now`, later > 0 ? `${later} later` : "", never > 0 ? `${never} not at all` : ""]
      .filter((part) => part !== "")
      .join(", "),
  failed: "It could not be read who can be reached. You can escalate all the same.",
  nobody: "There is nobody else who could pick it up.",
  list: (parts: readonly string[]) => listed(parts),
  here: "here now",
  named: "asked first",
  laterAt: (channels: string, time: string) => `${channels} at ${time}`,
  held: (time: string) => `quiet hours, held until ${time}`,
  laterByLadder: "only if the first tier does not answer",
  never: (why: string) => `cannot be reached, ${why}`,
  because: {
    mail_not_configured: "mail is not set up",
    turned_off: "mail is turned off",
  } as Record<string, string>,
  becauseElse: "no channel works",
  channel: {
    email: "mail",
    push: "push",
    slack: "Slack",
    teams: "Teams",
    webhook: "webhook",
    service: "chat",
  } as Record<string, string>,
  all: (count: number) => `Show all ${count}`,
  ladder: {
    title: "If nobody picks it up",
    failed: "It could not be read who is told next. You can escalate all the same.",
    none: "Nobody is told again: there is no ladder for this priority.",
    again: "everybody told so far is told again",
    told: (names: string, count: number) => `${names} ${count === 1 ? "is" : "are"} told`,
    tier: (tier: number) => `tier ${tier} is told`,
    admins: "the admins are told",
    banner: "it is marked as still unowned for everybody",
    more: (count: number) => `${count} more`,
  },
};
