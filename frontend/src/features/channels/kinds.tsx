import type { Channel, Priority } from "@/api/types";
import type { Catalogue } from "@/text/later/settings";
import { BellIcon, ChatIcon, LinkIcon, MailIcon, SendIcon } from "@/ui/icons";

export const PRIORITIES: readonly Priority[] = ["low", "normal", "high", "urgent"];

/** The kinds that somebody adds by writing an address. */
export const WRITTEN_KINDS = ["slack", "teams", "webhook", "service"] as const;
export type WrittenKind = (typeof WRITTEN_KINDS)[number];

const ICONS: Record<string, typeof MailIcon> = {
  email: MailIcon,
  push: BellIcon,
  slack: ChatIcon,
  teams: ChatIcon,
  webhook: LinkIcon,
  service: SendIcon,
};

export function KindIcon({ kind }: { kind: string }) {
  const Icon = ICONS[kind] ?? BellIcon;
  return <Icon className="shrink-0 text-ink-3" />;
}

/** "Slack · hooks.slack.com", and what it hears when that is not everything. */
export function channelFacts(channel: Channel, text: Catalogue): string[] {
  const place = text.channels.place(text.channels.kind[channel.kind], channel.server);
  if (channel.priorities.length === PRIORITIES.length) return [place];
  const names = PRIORITIES.filter((each) => channel.priorities.includes(each)).map((each) =>
    text.common.priority[each].toLowerCase(),
  );
  const last = names.pop() ?? "";
  const all = names.length === 0 ? last : text.channels.and(names.join(", "), last);
  return [place, text.channels.hears(all)];
}
