import type { Catalogue } from "@/text";

/** A span in its largest sensible unit, or two: "12 s", "47 min", "2 h 10 min", "3 d 4 h". Never negative. */
export function formatSpan(seconds: number, text: Catalogue): string {
  const { units } = text.common;
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return units.seconds(whole);
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return units.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return pair(units.hours(hours), minutes % 60, units.minutes);
  return pair(units.days(Math.floor(hours / 24)), hours % 24, units.hours);
}

/** The same with seconds kept below an hour: "1 min 48 s". */
export function formatExactSpan(seconds: number, text: Catalogue): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60 || whole >= 3600) return formatSpan(whole, text);
  const { units } = text.common;
  const rest = units.seconds(whole % 60).padStart(units.seconds(10).length, "0");
  return `${units.minutes(Math.floor(whole / 60))} ${rest}`;
}

/** Seconds as a stopwatch shows them: "1:12", "1:02:05". A negative span keeps its sign: it is a fault to be seen. */
export function formatStopwatch(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const minutes = Math.floor(whole / 60) % 60;
  const rest = String(whole % 60).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const sign = seconds < 0 ? "−" : "";
  return hours > 0
    ? `${sign}${hours}:${String(minutes).padStart(2, "0")}:${rest}`
    : `${sign}${minutes}:${rest}`;
}

export function formatAgo(seconds: number, text: Catalogue): string {
  return text.common.units.ago(formatSpan(seconds, text));
}

function pair(first: string, rest: number, unit: (count: number) => string): string {
  return rest === 0 ? first : `${first} ${unit(rest)}`;
}

export interface TimeFormats {
  /** 09:29 */
  clock(at: Date): string;
  /** 09:29 today, else 21 Nov 09:29 */
  moment(at: Date, now: Date): string;
  /** 09:29:07 today, else 21 Nov 09:29:07 */
  second(at: Date, now: Date): string;
  /** 09:29 today, else Sat 09:29 within six days, else 21 Nov 09:29 */
  upcoming(at: Date, now: Date): string;
  /** Sat, 21 Nov 2026, 09:29:07 CET */
  exact(at: Date): string;
  /** 21 Nov 2026, 09:29:07 CET: a line may break between day and time only */
  spelled(at: Date): string;
  /** 21 Nov */
  day(at: Date): string;
  timeZone: string;
}

/** So long a weekday's name means one day only. */
const NEAR_MS = 6 * 24 * 3600 * 1000;

/** How times read in a time zone, 24 hours. */
export function timeFormats(timeZone: string, locale: string): TimeFormats {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, hourCycle: "h23", ...options });
  const clock = format({ hour: "2-digit", minute: "2-digit" });
  const precise = format({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const day = format({ day: "numeric", month: "short" });
  const weekday = format({ weekday: "short" });
  const date = format({ year: "numeric", month: "2-digit", day: "2-digit" });
  const spelledDay = format({ day: "numeric", month: "short", year: "numeric" });
  const spelledTime = format({
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  });
  const exact = format({
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  });
  const dated = (time: string, at: Date, now: Date) =>
    date.format(at) === date.format(now) ? time : `${day.format(at)} ${time}`;
  const isNear = (at: Date, now: Date) => Math.abs(at.getTime() - now.getTime()) < NEAR_MS;
  return {
    timeZone,
    clock: (at) => clock.format(at),
    day: (at) => day.format(at),
    exact: (at) => exact.format(at),
    spelled: (at) => `${unbroken(spelledDay.format(at))}, ${unbroken(spelledTime.format(at))}`,
    moment: (at, now) => dated(clock.format(at), at, now),
    second: (at, now) => dated(precise.format(at), at, now),
    upcoming: (at, now) =>
      date.format(at) !== date.format(now) && isNear(at, now)
        ? `${weekday.format(at)} ${clock.format(at)}`
        : dated(clock.format(at), at, now),
  };
}

function unbroken(words: string): string {
  return words.replaceAll(" ", "\u00a0");
}
