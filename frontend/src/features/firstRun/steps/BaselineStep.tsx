import type { FirstRun } from "@/api/types";
import { Stopwatch } from "@/features/baseline/Stopwatch";
import { useFirstRunText } from "@/text/later/useFirstRunText";
import { Explain, More } from "../parts";

/** What handing over costs today: one timed call is enough to begin with. */
export function BaselineStep({ found }: { found: FirstRun }) {
  const words = useFirstRunText().baseline;
  return (
    <>
      <Explain>{words.explain}</Explain>
      <div className="max-w-[420px]">
        <Stopwatch />
      </div>
      {found.timed_calls > 0 && <p className="text-ink-3">{words.count(found.timed_calls)}</p>}
      <More to="/baseline">{words.more}</More>
    </>
  );
}
