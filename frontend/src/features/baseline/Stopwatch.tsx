import { useState } from "react";
import type { Call } from "@/api/numberTypes";
import { useNumbers } from "@/text/later/useNumbers";
import { Button } from "@/ui/Button";
import { formatStopwatch } from "@/ui/formatTime";
import { useNow, useTimes } from "@/ui/times";
import { CallForm } from "./CallForm";
import { SavedNote } from "./SavedNote";
import { secondsOf, type TimedCall } from "./stopwatch";
import { useStopwatch } from "./useStopwatch";

const LARGE = "h-14 w-full text-title touch:h-16";

/** Two taps around a call, and a short form after the second. */
export function Stopwatch() {
  const words = useNumbers().baseline;
  const watch = useStopwatch();
  const [saved, setSaved] = useState<Call | null>(null);
  const { timed } = watch;
  if (timed === null)
    return (
      <div className="flex flex-col gap-3">
        <Button
          look="primary"
          className={LARGE}
          onClick={() => {
            setSaved(null);
            watch.start();
          }}
        >
          {words.start}
        </Button>
        {saved !== null && <SavedNote call={saved} onGone={() => setSaved(null)} />}
        <p className="text-meta text-ink-3">{words.device}</p>
      </div>
    );
  if (timed.stopped_at === null)
    return (
      <Runs
        timed={timed}
        forgetful={watch.isForgetful}
        stop={watch.stop}
        discard={() => watch.clear(timed.started_at)}
      />
    );
  return (
    <CallForm
      key={timed.started_at}
      timed={timed}
      describe={watch.describe}
      goOn={watch.goOn}
      renewKey={watch.renewKey}
      onDone={(call) => {
        setSaved(call);
        watch.clear(timed.started_at);
      }}
    />
  );
}

interface RunsProps {
  timed: TimedCall;
  forgetful: boolean;
  stop: () => void;
  discard: () => void;
}

function Runs({ timed, forgetful, stop, discard }: RunsProps) {
  const words = useNumbers().baseline;
  const times = useTimes();
  const now = useNow();
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-baseline gap-3">
        <span role="timer" aria-label={words.running} className="figures text-headline font-semibold">
          {formatStopwatch(secondsOf(timed, now))}
        </span>
        <span className="text-ink-3">
          {words.since(times.moment(new Date(timed.started_at), new Date(now)))}
        </span>
      </div>
      <Button look="primary" className={LARGE} onClick={stop}>
        {words.stop}
      </Button>
      <div className="flex items-center gap-3">
        <p className="min-w-0 flex-1 text-meta text-ink-3">{forgetful ? words.notKept : words.device}</p>
        <Button look="quiet" onClick={discard}>
          {words.discard}
        </Button>
      </div>
    </div>
  );
}
