import { lazy, Suspense, useEffect, useState } from "react";
import { isStopwatchKept } from "@/features/baseline/stopwatchName";
import { Region } from "./Region";

const fetchStopwatch = async () => ({
  default: (await import("@/features/baseline/RunningStopwatch")).RunningStopwatch,
});
const RunningStopwatch = lazy(fetchStopwatch);
const AFTER_FIRST_SIGHT_MS = 10_000;

/** The stopwatch beside all work; where none runs, what shows one is fetched after the first sight, if it can be had. */
export function Stopwatch({ className }: { className: string }) {
  const [wanted, setWanted] = useState(isStopwatchKept);
  useEffect(() => {
    const fetched = () =>
      fetchStopwatch().then(
        () => setWanted(true),
        () => undefined,
      );
    const timer = setTimeout(fetched, AFTER_FIRST_SIGHT_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!wanted) return null;
  return (
    <Region>
      <Suspense fallback={null}>
        <RunningStopwatch className={className} />
      </Suspense>
    </Region>
  );
}
