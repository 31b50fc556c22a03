import type { Role } from "@/api/types";
import type { LiveSnapshot } from "@/stream/liveStore";
import type { Catalogue } from "@/text";
import { AnalyticsIcon, BookIcon, EscalateIcon, SessionsIcon, SettingsIcon } from "@/ui/icons";

export const PLACES = [
  { to: "/", name: "mySessions", short: "sessionsShort", icon: SessionsIcon, viewers: true },
  { to: "/escalations", name: "escalations", short: "escalations", icon: EscalateIcon, viewers: false },
  { to: "/playbooks", name: "playbooks", short: "playbooks", icon: BookIcon, viewers: false },
  { to: "/analytics", name: "analytics", short: "analytics", icon: AnalyticsIcon, viewers: false },
  { to: "/settings", name: "settings", short: "settingsShort", icon: SettingsIcon, viewers: true },
] as const satisfies readonly { to: string; name: keyof Catalogue["shell"]; [rest: string]: unknown }[];

export function placesFor(role: Role): (typeof PLACES)[number][] {
  return PLACES.filter((place) => place.viewers || role !== "viewer");
}

/** How many handoffs of others wait for somebody. */
export function waitingCount({ live }: LiveSnapshot): number {
  let count = 0;
  for (const card of Object.values(live.cards)) {
    if (card.state === "open" && card.escalated_by.id !== live.reader) count += 1;
  }
  return count;
}
