import type { Delivery } from "@/api/types";
import { channelWords, reasonWords } from "@/features/handoffs/told/ledgerWords";
import type { Catalogue } from "@/text";

export interface TriedWay {
  channel: string;
  sent: number;
  of: number;
  /** What the last one met that did not get through; null where all went well or none has been tried yet. */
  why: string | null;
}

/** Way by way, how many of what was to reach others than `senderId` went out. A message that an open page made needless is none. */
export function triedWays(
  items: readonly Delivery[],
  senderId: string | null,
  text: Catalogue,
): readonly TriedWay[] {
  const ways = new Map<string, TriedWay>();
  for (const delivery of items) {
    const { recipient, state, reason, attempts } = delivery;
    if (recipient.id === senderId || state === "cancelled" || reason === "present") continue;
    const channel = channelWords({ ...delivery, channel_name: null }, text);
    const known = ways.get(channel) ?? { channel, sent: 0, of: 0, why: null };
    const failed = state === "failed" || state === "dead" || state === "suppressed";
    const why = attempts.findLast(({ detail }) => detail)?.detail ?? reasonWords(reason, text);
    ways.set(channel, {
      channel,
      sent: known.sent + Number(state === "sent"),
      of: known.of + 1,
      why: failed ? why : known.why,
    });
  }
  return [...ways.values()];
}
