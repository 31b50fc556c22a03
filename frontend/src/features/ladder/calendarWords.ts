import type { Catalogue } from "@/text/later/settings";
import { clockMinutes, parseClock } from "@/ui/clock";
import { formatSpan } from "@/ui/formatTime";
import type { RangeDraft } from "./ladderDraft";

const DAY = 24 * 60;

/** A range in minutes of its day; over midnight its end lies beyond the day. Null while it is not written in full. */
export function rangeMinutes({ from, to }: RangeDraft): { begin: number; end: number } | null {
  const [first, last] = [parseClock(from), parseClock(to)];
  if (first === null || last === null || first === last) return null;
  const [begin, end] = [clockMinutes(first), clockMinutes(last)];
  return { begin, end: end > begin ? end : end + DAY };
}

/** What each day shows on duty, as [from, to] in minutes, with what the day before sends over midnight. */
export function dutyBars(week: readonly RangeDraft[][]): [number, number][][] {
  return week.map((ranges, day) => {
    const own = spans(ranges).map(({ begin, end }): [number, number] => [begin, Math.min(end, DAY)]);
    const before = spans(week[(day + 6) % 7] ?? [])
      .filter(({ end }) => end > DAY)
      .map(({ end }): [number, number] => [0, end - DAY]);
    return merged([...before, ...own]);
  });
}

function spans(ranges: readonly RangeDraft[]): { begin: number; end: number }[] {
  return ranges.map(rangeMinutes).filter((each) => each !== null);
}

function merged(bars: [number, number][]): [number, number][] {
  const out: [number, number][] = [];
  for (const [begin, end] of [...bars].sort(([a], [b]) => a - b)) {
    const last = out.at(-1);
    if (last !== undefined && begin <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([begin, end]);
  }
  return out;
}

/** "40 h a week" */
export function weekTotal(week: readonly RangeDraft[][], text: Catalogue): string {
  const minutes = dutyBars(week)
    .flat()
    .reduce((sum, [begin, end]) => sum + end - begin, 0);
  const hours = Math.floor(minutes / 60);
  const span = hours < 24 ? formatSpan(minutes * 60, text) : hoursWords(minutes, text);
  return text.ladder.calendar.total(span);
}

function hoursWords(minutes: number, text: Catalogue): string {
  const { units } = text.common;
  const hours = units.hours(Math.floor(minutes / 60));
  return minutes % 60 === 0 ? hours : `${hours} ${units.minutes(minutes % 60)}`;
}

/** "08:00 to 12:00 and 13:00 to 17:00", or that nobody is on duty. */
export function dayHours(ranges: readonly RangeDraft[], text: Catalogue): string {
  const words = text.ladder.calendar;
  if (ranges.length === 0) return words.off;
  return text.ladder.joined(ranges.map(({ from, to }) => words.range(from, to)));
}
