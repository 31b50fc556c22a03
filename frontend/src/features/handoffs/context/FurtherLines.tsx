import { belowFirstLine, faultAt, lineCount } from "@/ui/formatText";
import { LongText } from "@/ui/LongText";

const LINES = 4;

/** What stands below the first line of a text, such as a pasted log: a few lines from the first fault on. */
export function FurtherLines({ text }: { text: string }) {
  const further = belowFirstLine(text);
  if (further === "") return null;
  const from = lineCount(further) > LINES ? faultAt(further) : 0;
  return (
    <LongText text={further} lines={LINES} from={from} className="mt-1 break-words text-meta text-ink-2" />
  );
}
