import { lazy, Suspense, useEffect, useState } from "react";
import { isStopwatchKept } from "@/features/baseline/stopwatchName";

const RunningStopwatch = lazy(async () => ({
  default: (await import("@/features/baseline/RunningStopwatch")).RunningStopwatch,
}));
const AFTER_FIRST_SIGHT_MS = 10_000;

/** The stopwatch beside all work; where none runs, what shows one is fetched after the first sight. */
export function Stopwatch({ className }: { className: string }) {
  const [wanted, setWanted] = useState(isStopwatchKept);
  useEffect(() => {
    const timer = setTimeout(() => setWanted(true), AFTER_FIRST_SIGHT_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <RunningStopwatch className={className} />
    </Suspense>
  );
}
