import { counted } from "../../en/counting";

/** Messages that wait since a backup was restored. */
export const held = {
  region: "Held messages",
  explain:
    "They were still to be sent when the backup was taken, and may have been sent since. Nobody gets them before you say so. What somebody claims or resolves meanwhile leaves this list by itself.",
  failed: "The held messages could not be read.",
  none: "Nothing is held.",
  noneExplain: "After a restore, messages that were still to be sent wait here for an admin.",
  count: (count: number) => counted(count, "message", "messages"),
  over: (channel: string) => `by ${channel}`,
  tried: "tried before the backup, may have arrived",
  send: "Send",
  drop: "Drop",
  sendOne: (name: string, title: string) => `Send to ${name}: ${title}`,
  dropOne: (name: string, title: string) => `Drop for ${name}: ${title}`,
  sendAll: "Send all",
  dropAll: "Drop all",
  more: "Show more",
  sent: (count: number) => `${counted(count, "message goes", "messages go")} out now.`,
  dropped: (count: number) => `${counted(count, "message was", "messages were")} dropped.`,
  asking: {
    send: {
      title: (count: number) => `Send ${counted(count, "message", "messages")}?`,
      explain: "Whoever got one of them after the backup gets it a second time.",
    },
    drop: {
      title: (count: number) => `Drop ${counted(count, "message", "messages")}?`,
      explain: "Nobody gets them. The hand-offs themselves stay as they are.",
    },
    keep: "Not now",
  },
};

export type HeldText = typeof held;
