import type { AuditFilter } from "@/api/audit";
import { zonedToIso } from "@/ui/zonedTime";

/** What stands in the address: ids, a noun or an act, and days as the account's zone counts them, both included. */
export interface AuditSearch {
  handoff?: string;
  user?: string;
  act?: string;
  from?: string;
  to?: string;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ACT = /^[a-z_]+(\.[a-z_]+)?$/;
const DAY = /^(19[7-9]\d|[2-8]\d{3})-\d{2}-\d{2}$/;
const DAY_MS = 24 * 3600 * 1000;

/** What of an address the page knows; anything else is left out. */
export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  const fitting = (value: unknown, form: RegExp) =>
    typeof value === "string" && form.test(value) ? value : undefined;
  return {
    handoff: fitting(search.handoff, ID),
    user: fitting(search.user, ID),
    act: fitting(search.act, ACT),
    from: dayIn(search.from),
    to: dayIn(search.to),
  };
}

export function filterOf({ handoff, user, act, from, to }: AuditSearch, timeZone: string): AuditFilter {
  return {
    handoff_id: handoff,
    user_id: user,
    act,
    from: from && zonedToIso(`${from}T00:00`, timeZone),
    to: to && zonedToIso(`${dayAfter(to)}T00:00`, timeZone),
  };
}

export function isNarrowed(search: AuditSearch): boolean {
  return Object.values(search).some((value) => value !== undefined);
}

function dayIn(value: unknown): string | undefined {
  if (typeof value !== "string" || !DAY.test(value)) return undefined;
  const moment = Date.parse(value);
  return Number.isNaN(moment) || isoDay(moment) !== value ? undefined : value;
}

function dayAfter(day: string): string {
  return isoDay(Date.parse(day) + DAY_MS);
}

function isoDay(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
