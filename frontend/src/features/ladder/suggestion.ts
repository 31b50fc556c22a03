import type { Priority } from "@/api/types";
import { type LadderDraft, type PolicyDraft, rowKey, type StepDraft } from "./ladderDraft";

const STEPS: Record<Priority, readonly [number, StepDraft["tell"]][]> = {
  urgent: [
    [5, "again"],
    [15, "admins"],
    [30, "banner"],
  ],
  high: [
    [15, "again"],
    [45, "admins"],
    [90, "banner"],
  ],
  normal: [
    [60, "again"],
    [240, "admins"],
  ],
  low: [[480, "again"]],
};

/** Whether nothing happens after the first telling, whatever the priority. */
export function hasNoSteps({ policies }: LadderDraft): boolean {
  return policies.every(({ steps }) => steps.length === 0);
}

/** A ladder to begin with: urgent ones around the clock, the others in duty hours. */
export function suggested(policies: readonly PolicyDraft[]): PolicyDraft[] {
  return policies.map((policy) => ({
    ...policy,
    clock: policy.priority === "urgent" ? "wall" : "duty",
    steps: STEPS[policy.priority].map(([after, tell]) => ({
      key: rowKey(),
      after: String(after),
      tell,
      tier: null,
    })),
  }));
}
