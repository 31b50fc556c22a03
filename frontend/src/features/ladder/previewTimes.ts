import { zonedToIso } from "@/ui/zonedTime";

const DAYS = 7;
const DAY_MS = 86_400_000;

/** One day that a preview may begin on; `date` as 2026-11-27. */
export interface PreviewDay {
  date: string;
  label: string;
}

/** Today and the six days after it as a calendar there shows them, and the next holiday beyond them. */
export function previewDays(
  zone: string,
  holidays: readonly { date: string; name: string }[],
  now: number,
  locale: string,
): PreviewDay[] {
  const week = Array.from({ length: DAYS }, (_, day) => dateIn(zone, now + day * DAY_MS));
  const last = week.at(-1) ?? "";
  const next = holidays
    .map(({ date }) => date)
    .filter((date) => date > last)
    .sort()[0];
  const dates = next === undefined ? week : [...week, next];
  return [...new Set(dates)].map((date) => {
    const holiday = holidays.find((each) => each.date === date)?.name.trim();
    return { date, label: holiday ? `${dayLabel(date, locale)}, ${holiday}` : dayLabel(date, locale) };
  });
}

/** The next Friday, when an hour of duty is left before the weekend: the time at which ladders surprise people. */
export function fridayIn(days: readonly PreviewDay[]): string {
  const friday = days.find(({ date }) => new Date(`${date}T12:00:00Z`).getUTCDay() === 5);
  return (friday ?? days[0])?.date ?? "";
}

export const FRIDAY_TIME = "16:50";

/** The moment of a preview as the server takes it. */
export function previewAt(date: string, clock: string, zone: string): string {
  return zonedToIso(`${date}T${clock}`, zone);
}

/** The date that a calendar in a zone shows: 2026-11-27. */
export function dateIn(zone: string, moment: number): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(moment);
}

function dayLabel(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "short",
  }).format(new Date(`${date}T12:00:00Z`));
}

/** "Fri 25 Dec 2026" */
export function wholeDay(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
  })
    .format(new Date(`${date}T12:00:00Z`))
    .replace(",", "");
}

/** "Mon 08:10" in a zone, with the date beyond six days: "Mon 30 Nov 08:10". */
export function weekdayClock(at: string, from: string, zone: string, locale: string): string {
  const far = Date.parse(at) - Date.parse(from) > 6 * DAY_MS;
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: "h23", ...options }).format(new Date(at));
  const day = format(far ? { weekday: "short", day: "numeric", month: "short" } : { weekday: "short" });
  return `${day.replace(",", "")} ${format({ hour: "2-digit", minute: "2-digit" })}`;
}
