import type { Range } from "@/api/numberTypes";
import type { Catalogue } from "@/text";
import { formatStopwatch } from "@/ui/formatTime";

/** A range of times in words, "2:53 to 7:08"; null without one. */
export function rangeWords(range: Range | null, text: Catalogue): string | null {
  if (range === null) return null;
  const end = (seconds: number | null | undefined) =>
    seconds === null || seconds === undefined ? text.analytics.notReached : formatStopwatch(seconds);
  return text.analytics.range(end(range[0]), end(range[1]));
}
