/** The shapes of the numbers under the names that their pages use; the generated schema is their only source. */
import type { components } from "./schema";
import type { Figure, Period, Priority } from "./types";

type Schemas = components["schemas"];

/** What a cohort is narrowed to: null where everything counts, an empty text where only those without one do. */
export interface Filters {
  priority: Priority | null;
  category: string | null;
  client: string | null;
}

/** What is asked for: which escalations, and on which clock. */
export interface Asked {
  period: Period;
  clock: Clock;
  filters: Filters;
}

/** `seconds`, or `share` of 0 to 1 that still runs just after; a range may lack an end. */
export type Curve = Schemas["CurveOut"];
export type CurveStep = Curve["steps"][number];
export type CurveTick = Curve["table"][number];
export type Curves = Schemas["CurvesOut"];
export type Clock = Curves["clock"];

type TwoFigures = "time_to_first_action" | "waiting";
export type Week = Omit<Schemas["WeekOut"], TwoFigures> & Record<TwoFigures, Figure>;
export type Weeks = Omit<Schemas["WeeksOut"], "items"> & { items: Week[] };
export type BreakdownBy = "priority" | "client" | "category";
export type BreakdownRow = Omit<Schemas["GroupOut"], TwoFigures> & Record<TwoFigures, Figure>;
export type Breakdown = Omit<Schemas["BreakdownOut"], "items"> & { items: BreakdownRow[] };

/** An end that the data does not reach is null. */
export type Range = (number | null)[];
export interface Estimate {
  value: number;
  interval: Range;
}
type Pilot = Omit<Schemas["PilotSavingOut"], "hours_saved_per_week"> & {
  hours_saved_per_week: Estimate | null;
};
type Estimates = "hours_saved_per_week" | "baseline_person_minutes" | "escalation_cost_person_minutes";
export type Savings = Omit<Schemas["SavingsOut"], Estimates | "baseline" | "pilot"> &
  Record<Estimates, Estimate | null> & { baseline: Figure; pilot: Pilot };
export type Verdict = Savings["verdict"];

/** A manual call that somebody timed; `seconds` long. */
export type Call = Schemas["CallOut"];
export type NewCall = Schemas["CallIn"];
export type CallChange = Schemas["CallChangeIn"];
export type Revision = Schemas["RevisionOut"];
export type Freeze = Schemas["FreezeOut"];
export type NewFreeze = Schemas["FreezeIn"];
