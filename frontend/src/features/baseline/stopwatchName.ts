/** What the names in this browser's storage begin with under which stopwatches are kept, one for each person. */
export const STOPWATCH = "flowpilot.stopwatch.";

/** Whether one is kept here, whoever's it is. */
export function isStopwatchKept(): boolean {
  try {
    return Object.keys(localStorage).some((name) => name.startsWith(STOPWATCH));
  } catch {
    return false;
  }
}
