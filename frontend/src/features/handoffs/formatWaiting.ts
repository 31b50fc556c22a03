import type { Priority } from "@/api/types";

export type Tone = "calm" | "warm" | "late";

/** Minutes after which a wait is warm, and after which it is late. */
const LIMITS: Record<Priority, [number, number]> = {
  urgent: [3, 10],
  high: [10, 30],
  normal: [20, 60],
  low: [60, 240],
};

/** How pressing a wait is, by its length and the priority. */
export function waitingTone(seconds: number, priority: Priority): Tone {
  const [warm, late] = LIMITS[priority];
  const minutes = seconds / 60;
  if (minutes >= late) return "late";
  return minutes >= warm ? "warm" : "calm";
}
