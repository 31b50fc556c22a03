import type { Catalogue } from "@/text/later/settings";
import { parseClock } from "@/ui/clock";
import type { CalendarDraft, LadderDraft, PolicyDraft } from "./ladderDraft";

/** What does not fit, by JSON pointers into what would be saved. */
export type Faults = Readonly<Record<string, string>>;

const LONGEST_AFTER = 7 * 24 * 60;
const LONGEST_LEASE = 24 * 60;
export const MOST_STEPS = 8;

/** What this page can tell by itself; the server knows more. */
export function ladderFaults(draft: LadderDraft, text: Catalogue): Faults {
  const found: Record<string, string> = {};
  for (const [index, policy] of draft.policies.entries())
    noteOfPolicy(policy, `/policies/${index}`, found, text);
  if (draft.hasHours) noteOfCalendar(draft.calendar, found, text);
  return found;
}

function noteOfPolicy(policy: PolicyDraft, at: string, found: Record<string, string>, text: Catalogue): void {
  const words = text.ladder.faults;
  const note = (pointer: string, reason: string | null) => {
    if (reason !== null) found[at + pointer] = reason;
  };
  policy.steps.forEach(({ after }, index) => {
    const before = policy.steps[index - 1];
    const wrong = minutesFault(after, LONGEST_AFTER, words.longest, text);
    const early = before !== undefined && isMinutes(before.after) && Number(after) <= Number(before.after);
    note(`/steps/${index}/after`, wrong ?? (early ? words.later : null));
  });
  note("/ask_minutes", minutesFault(policy.ask, LONGEST_LEASE, words.longestLease, text));
  note("/lapse_minutes", minutesFault(policy.lapse, LONGEST_LEASE, words.longestLease, text));
}

function minutesFault(typed: string, most: number, tooMany: string, text: Catalogue): string | null {
  if (!isMinutes(typed)) return text.ladder.faults.minutes;
  return Number(typed) > most ? tooMany : null;
}

function isMinutes(typed: string): boolean {
  return /^\d{1,6}$/.test(typed.trim()) && Number(typed) > 0;
}

function noteOfCalendar(calendar: CalendarDraft, found: Record<string, string>, text: Catalogue): void {
  const words = text.ladder.faults;
  calendar.week.forEach((ranges, day) => {
    ranges.forEach(({ from, to }, index) => {
      const at = `/calendar/week/${day}/${index}`;
      const [begin, end] = [parseClock(from), parseClock(to)];
      if (begin === null || begin === "24:00") found[`${at}/0`] = text.settings.clock.wrong;
      if (end === null) found[`${at}/1`] = text.settings.clock.wrong;
      if (begin !== null && begin === end) found[`${at}/1`] = words.sameTime;
    });
  });
  if (calendar.week.every((ranges) => ranges.length === 0)) found["/calendar/week"] = words.dutyNever;
  const dates = calendar.holidays.map(({ date }) => date);
  calendar.holidays.forEach(({ date, name }, index) => {
    const at = `/calendar/holidays/${index}`;
    if (date === "") found[`${at}/date`] = words.date;
    else if (dates.indexOf(date) < index) found[`${at}/date`] = words.twice;
    if (name.trim() === "") found[`${at}/name`] = words.name;
  });
}

/** Those that lie at a pointer or below it. */
export function faultsBelow(faults: Faults, pointer: string): string[] {
  return Object.entries(faults)
    .filter(([each]) => each === pointer || each.startsWith(`${pointer}/`))
    .map(([, reason]) => reason);
}
