import type { Playbook } from "@/api/types";

/** The version in use: 0 for the one that ships, null for none. */
export function inUse({ versions, ships }: Playbook): number | null {
  const [newest] = versions;
  if (newest !== undefined && !newest.withdrawn) return newest.version;
  return ships ? 0 : null;
}

/** The newest version that this playbook ever had, 0 for none: what somebody who writes has seen. */
export function newest({ versions }: Playbook): number {
  return versions[0]?.version ?? 0;
}

/** The version with a text before this one: 0 for the one that ships, null for none. */
export function versionBefore({ versions, ships }: Playbook, version: number): number | null {
  const earlier = versions.filter((each) => each.version < version);
  if (earlier[0]?.withdrawn && ships) return 0;
  return earlier.find(({ withdrawn }) => !withdrawn)?.version ?? (ships && version > 0 ? 0 : null);
}
