import type { FirstRun } from "@/api/types";

/** Handover calls can only be timed when there are some: at the desk, not in the first ten minutes. */
export function isOfTheFirstDay({ step }: FirstRun["steps"][number]): boolean {
  return step !== "baseline";
}
