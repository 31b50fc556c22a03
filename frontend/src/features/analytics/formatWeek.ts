import type { Week } from "@/api/numberTypes";
import type { Catalogue } from "@/text";
import type { Numbers } from "@/text/later/en/numbers";
import { formatExactSpan, type TimeFormats } from "@/ui/formatTime";
import { FLOORS } from "./formatFigure";
import { rangeWords } from "./rangeWords";

/** A week by its first day: "16 Nov". */
export function weekName(week: Week, times: TimeFormats): string {
  return times.day(new Date(week.from));
}

/** All that is known of a week in one sentence. */
export function describeWeek(
  week: Week | undefined,
  by: "time_to_first_action" | "waiting",
  words: Numbers["weeks"],
  times: TimeFormats,
  text: Catalogue,
): string {
  if (week === undefined) return "";
  const figure = week[by];
  const name = words.from(weekName(week, times), week.partial);
  const counts = words.counts(figure.n, figure.n_censored);
  if (figure.median !== null) {
    const range = rangeWords(figure.interval.median, text);
    return words.median(name, formatExactSpan(figure.median, text), range, counts);
  }
  const why = figure.n < FLOORS.median ? words.tooFew(FLOORS.median) : words.notReached;
  return words.without(name, why, counts);
}
