import type { PlaybookItem } from "@/api/types";

type Area = NonNullable<PlaybookItem["area"]>;

/** Playbooks as they stand on the page when nobody searches. */
export interface Shelf {
  /** Those that sessions of the last 90 days worked with most, the most used first. */
  used: PlaybookItem[];
  /** Those that the account wrote. */
  own: PlaybookItem[];
  /** Those that ship, by area. */
  areas: Record<Area, PlaybookItem[]>;
}

/** In the order of the page. */
export const AREAS: readonly Area[] = [
  "sign_in",
  "mail",
  "devices",
  "network",
  "files",
  "applications",
  "operations",
  "other",
];
const MOST = 5;

/** Everything in its place, in the order given; what is used most stands in its own place, too. */
export function shelfOf(items: readonly PlaybookItem[]): Shelf {
  const builtIn = items.filter(({ source }) => source === "built_in");
  return {
    used: items
      .filter(({ sessions }) => sessions > 0)
      .toSorted((one, other) => other.sessions - one.sessions)
      .slice(0, MOST),
    own: items.filter(({ source }) => source === "account"),
    areas: Object.fromEntries(
      AREAS.map((area) => [area, builtIn.filter((item) => (item.area ?? "other") === area)]),
    ) as Shelf["areas"],
  };
}
