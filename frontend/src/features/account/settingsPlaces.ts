import type { Role } from "@/api/types";
import type { Catalogue } from "@/text";

interface SettingsPlace {
  to: string;
  name: keyof Catalogue["settings"]["section"];
  /** Concerns the account, not only oneself. */
  shared: boolean;
  roles: readonly Role[];
}

/** The sections of the settings in the order in which they are listed. */
export const SETTINGS_PLACES = [
  { to: "/settings", name: "profile", shared: false, roles: ["viewer", "engineer", "admin"] },
  { to: "/settings/alerts", name: "alerts", shared: false, roles: ["engineer", "admin"] },
  { to: "/settings/account", name: "account", shared: true, roles: ["admin"] },
  { to: "/settings/people", name: "people", shared: true, roles: ["admin"] },
  { to: "/settings/sign-in", name: "signIn", shared: true, roles: ["admin"] },
  { to: "/settings/clients", name: "clients", shared: true, roles: ["admin"] },
  { to: "/settings/channels", name: "channels", shared: true, roles: ["admin"] },
  { to: "/settings/ladder", name: "ladder", shared: true, roles: ["engineer", "admin"] },
  { to: "/settings/canary", name: "canary", shared: true, roles: ["admin"] },
  { to: "/settings/data", name: "data", shared: true, roles: ["admin"] },
  { to: "/settings/audit", name: "audit", shared: true, roles: ["admin"] },
  { to: "/settings/held", name: "held", shared: true, roles: ["admin"] },
  { to: "/welcome", name: "firstRun", shared: true, roles: ["admin"] },
] as const satisfies readonly SettingsPlace[];

type Place = (typeof SETTINGS_PLACES)[number];

export function placesOfSettings(role: Role): Place[] {
  return SETTINGS_PLACES.filter(({ roles }) => (roles as readonly Role[]).includes(role));
}

/** The section at an address, or the one that its page belongs to. */
export function placeAt(pathname: string): Place | undefined {
  const path = pathname.replace(/\/$/, "");
  return (
    SETTINGS_PLACES.find(({ to }) => to === path) ??
    SETTINGS_PLACES.find(({ to }) => to !== "/settings" && path.startsWith(`${to}/`))
  );
}
