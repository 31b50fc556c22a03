import type { Period } from "@/api/types";
import { useNumbers } from "@/text/later/useNumbers";
import { Panel } from "@/ui/Panel";
import { CallList } from "./CallList";
import { FreezePart } from "./FreezePart";
import { Progress } from "./Progress";
import { Stopwatch } from "./Stopwatch";

/** The stopwatch, how many calls are still missing, the calls themselves, and the frozen period. */
export function BaselinePanel({ period }: { period: Period }) {
  const words = useNumbers().baseline;
  return (
    <Panel title={words.region} explain={words.explain}>
      <div className="grid gap-x-8 gap-y-5 lg:grid-cols-[minmax(280px,360px)_minmax(0,1fr)]">
        <div className="flex flex-col gap-4 print:hidden">
          <Stopwatch />
          <Progress period={period} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <CallList />
          <FreezePart />
        </div>
      </div>
    </Panel>
  );
}
