import type { Role } from "@/api/types";
import type { LiveSnapshot } from "@/stream/liveStore";
import type { Catalogue } from "@/text";
import { AnalyticsIcon, BookIcon, EscalateIcon, SessionsIcon, SettingsIcon } from "@/ui/icons";

export const PLACES = [
  { to: "/", name: "mySessions", short: "sessionsShort", icon: SessionsIcon, viewers: true, also: "/pilot" },
  {
    to: "/escalations",
    name: "escalations",
    short: "escalations",
    icon: EscalateIcon,
    viewers: false,
    also: null,
  },
  { to: "/playbooks", name: "playbooks", short: "playbooks", icon: BookIcon, viewers: false, also: null },
  {
    to: "/analytics",
    name: "analytics",
    short: "analytics",
    icon: AnalyticsIcon,
    viewers: false,
    also: "/baseline",
  },
  {
    to: "/settings",
    name: "settings",
    short: "settingsShort",
    icon: SettingsIcon,
    viewers: true,
    also: null,
  },
] as const satisfies readonly { to: string; name: keyof Catalogue["shell"]; [rest: string]: unknown }[];

export function placesFor(role: Role): (typeof PLACES)[number][] {
  return PLACES.filter((place) => place.viewers || role !== "viewer");
}

/** Whether a page belongs to a place: the place itself, what lies below it, and what is only reached from it. */
export function isAt({ to, also }: (typeof PLACES)[number], pathname: string): boolean {
  if (also !== null && pathname.startsWith(also)) return true;
  return to === "/" ? pathname === "/" : pathname.startsWith(to);
}

/** How many handoffs of others wait for somebody. */
export function waitingCount({ live }: LiveSnapshot): number {
  let count = 0;
  for (const card of Object.values(live.cards)) {
    if (card.state === "open" && card.escalated_by.id !== live.reader) count += 1;
  }
  return count;
}
