import { newKey } from "@/api/useIntent";

/**
 * A call that is being timed, or was and waits to be saved. Times are of the server's clock, as well as it is known.
 * The key stays with the call, so that two tabs that save it save it once.
 */
export interface TimedCall {
  started_at: string;
  stopped_at: string | null;
  key: string;
  draft: CallDraft;
}

/** What is said of a call after it; `minutes` only where the stopwatch was forgotten. */
export interface CallDraft {
  people: number;
  category: string;
  ticket: string;
  note: string;
  minutes: string;
}

export const EMPTY_DRAFT: CallDraft = { people: 2, category: "", ticket: "", note: "", minutes: "" };
export const LONGEST_SECONDS = 8 * 3600;

/** Begins a call, unless one runs or waits to be saved: another tab may have been faster. */
export function start(timed: TimedCall | null, now: number): TimedCall {
  if (timed !== null) return timed;
  return { started_at: new Date(now).toISOString(), stopped_at: null, key: newKey(), draft: EMPTY_DRAFT };
}

/** Ends a running call; one that has ended keeps its end. */
export function stop(timed: TimedCall | null, now: number): TimedCall | null {
  if (timed === null || timed.stopped_at !== null) return timed;
  const end = Math.max(now, Date.parse(timed.started_at) + 1000);
  return { ...timed, stopped_at: new Date(end).toISOString() };
}

/** Takes an end back that came too early: the call goes on as if it had never been stopped. */
export function goOn(timed: TimedCall | null): TimedCall | null {
  return timed === null ? null : { ...timed, stopped_at: null };
}

/** Gives a call another key, after the server said no to what was sent with this one. */
export function renewKey(timed: TimedCall | null): TimedCall | null {
  return timed === null ? null : { ...timed, key: newKey() };
}

/** How many seconds a call has lasted, up to `now` while it runs. */
export function secondsOf(timed: TimedCall, now: number): number {
  const end = timed.stopped_at === null ? now : Date.parse(timed.stopped_at);
  return Math.max(0, (end - Date.parse(timed.started_at)) / 1000);
}

export function isTooLong(timed: TimedCall): boolean {
  return timed.stopped_at !== null && secondsOf(timed, 0) > LONGEST_SECONDS;
}

/** A number of minutes as somebody types it, "12" or "12.5", in seconds; null for anything that no call can last. */
export function parseMinutes(text: string): number | null {
  const seconds = Number(text.trim().replace(",", ".")) * 60;
  return Number.isFinite(seconds) && seconds > 0 && seconds <= LONGEST_SECONDS ? seconds : null;
}

/** The end that is sent: where the stopwatch was forgotten, what was said of its length counts. */
export function endOf(timed: TimedCall): string | null {
  if (!isTooLong(timed)) return timed.stopped_at;
  const seconds = parseMinutes(timed.draft.minutes);
  return seconds === null ? null : new Date(Date.parse(timed.started_at) + seconds * 1000).toISOString();
}
