import type { Breakdown, Call, Curve, Curves, Savings, Week, Weeks } from "@/api/numberTypes";
import { bob, personOf } from "./people";
import { aFigure, later, T0 } from "./records";

const ASKED = {
  period: "30d",
  as_of: T0,
  time_zone: "Europe/Berlin",
  clock: "wall",
  filters: { priority: null, category: null, client: null },
} as const;

/** Eight picked up within ten minutes, one that still waits. */
export function aCurve(change: Partial<Curve> = {}): Curve {
  const step = (seconds: number, share: number, low: number | null, high: number | null) => ({
    seconds,
    share,
    low,
    high,
    at_risk: 9,
    completed: 1,
  });
  return {
    n: 8,
    n_censored: 1,
    steps: [step(60, 0.89, 0.52, 1), step(300, 0.5, 0.2, 0.8), step(600, 0.11, 0, 0.48)],
    running: [{ seconds: 480 }],
    table: [
      { seconds: 300, longer: 4, ended: 5, running: 0, closed: 0 },
      { seconds: 900, longer: 0, ended: 8, running: 1, closed: 0 },
    ],
    ...change,
  };
}

export function theCurves(change: Partial<Curves> = {}): Curves {
  return {
    ...ASKED,
    waiting: aCurve(),
    time_to_first_action: aCurve(),
    getting_ready: aCurve(),
    ...change,
  };
}

export function aWeek(change: Partial<Week> = {}): Week {
  return {
    from: "2026-11-15T23:00:00.000000Z",
    to: "2026-11-22T23:00:00.000000Z",
    partial: false,
    n_escalated: 10,
    n_claimed: 9,
    time_to_first_action: aFigure(),
    waiting: aFigure(),
    ...change,
  };
}

export function theWeeks(...items: Week[]): Weeks {
  return { ...ASKED, items: items.length === 0 ? [aWeek()] : items };
}

export function aBreakdown(change: Partial<Breakdown> = {}): Breakdown {
  const figures = { waiting: aFigure(), time_to_first_action: aFigure() };
  return {
    ...ASKED,
    items: [
      { name: "high", n_escalated: 8, n_claimed: 7, ...figures },
      { name: "low", n_escalated: 4, n_claimed: 2, ...figures },
    ],
    n_more: 0,
    ...change,
  };
}

/** What the verdict needs: 44 escalations, 23 timed calls, all of it above one hour. */
export function theSavings(change: Partial<Savings> = {}): Savings {
  return {
    period: "30d",
    as_of: T0,
    time_zone: "Europe/Berlin",
    weeks: 30 / 7,
    hours_saved_per_week: { value: 3.3, interval: [2.2, 4.4] },
    reason: null,
    note: "",
    thin: false,
    rough: false,
    baseline: aFigure({ unit: "person_seconds", n: 23, n_censored: 0 }),
    baseline_person_minutes: { value: 23.1, interval: [20.6, 26] },
    baseline_source: "calls",
    freeze_id: null,
    n_baseline: 23,
    n_baseline_missing: 0,
    escalation_cost_person_minutes: { value: 3.1, interval: [2.5, 3.9] },
    matched_by_category: [],
    n_escalations: 41,
    n_completed: 38,
    n_left_out: { no_writing: 1, not_opened: 2 },
    unclaimed: { n: 3, n_unknown: 0, person_minutes: 6 },
    n_sessions: 291,
    n_escalated: 44,
    escalation_rate: 15.1,
    escalation_rate_before: 18.4,
    verdict: "verified",
    verdict_reason: "The lower end is above 1.0 h.",
    pilot: {
      started_at: "2026-09-28T06:00:00.000000Z",
      set_by_admin: true,
      weeks: 8.02,
      n_escalations: 77,
      n_completed: 73,
      n_baseline: 23,
      escalation_rate: 16.4,
      hours_saved_per_week: { value: 3.1, interval: [2.1, 4.2] },
      reason: null,
    },
    definition: "Call minutes times people, less writing and getting ready.",
    ...change,
  };
}

/** Nobody has timed enough calls: no range, neither of the period nor of the pilot. */
export function noSavings(timed: number): Savings {
  const reason = timed === 0 ? "no_baseline" : "baseline_below_floor";
  const { pilot } = theSavings();
  return theSavings({
    hours_saved_per_week: null,
    baseline_person_minutes: null,
    reason,
    n_baseline: timed,
    n_baseline_missing: Math.max(0, 5 - timed),
    baseline: aFigure({
      unit: "person_seconds",
      n: timed,
      n_censored: 0,
      points: [],
      mean: null,
      median: null,
    }),
    verdict: "not yet",
    verdict_reason: "Too few timed calls.",
    pilot: { ...pilot, hours_saved_per_week: null, reason, n_baseline: timed },
  });
}

/** A call of eleven minutes that Bob timed. */
export function aCall(change: Partial<Call> = {}): Call {
  return {
    id: "call-1",
    started_at: T0,
    stopped_at: later(680),
    seconds: 680,
    people: 2,
    category: "printing",
    ticket_ref: "48213",
    note: null,
    recorded_by: personOf(bob),
    recorded_at: later(700),
    changed_at: null,
    removed: null,
    revisions: 0,
    ...change,
  };
}
