import type { DutyCalendar, Ladder, LadderWritten, Policy, Priority, Tell } from "@/api/types";
import { parseClock } from "@/ui/clock";

/** Numbers and times are kept as they are typed; `key` tells rows apart while they move. */
export interface StepDraft {
  key: string;
  after: string;
  tell: Tell;
  tier: number | null;
}

export interface PolicyDraft {
  priority: Priority;
  clock: "duty" | "wall";
  firstTier: number | null;
  steps: StepDraft[];
  ask: string;
  lapse: string;
}

export interface RangeDraft {
  key: string;
  from: string;
  to: string;
}

export interface HolidayDraft {
  key: string;
  date: string;
  name: string;
}

export interface CalendarDraft {
  zone: string;
  week: RangeDraft[][];
  holidays: HolidayDraft[];
}

export interface LadderDraft {
  policies: PolicyDraft[];
  /** Without set hours everybody is always on duty; the hours stay here in case they are wanted again. */
  hasHours: boolean;
  calendar: CalendarDraft;
}

export const ORDER: readonly Priority[] = ["urgent", "high", "normal", "low"];
const WORK = [
  ["08:00", "12:00"],
  ["13:00", "17:00"],
] as const;

let rows = 0;

/** A key that no other row has. */
export function rowKey(): string {
  rows += 1;
  return `row-${rows}`;
}

/** The ladder as somebody edits it, the most urgent priority first. */
export function ladderDraft(ladder: Ladder, accountZone: string): LadderDraft {
  const of = (priority: Priority) => ladder.policies.find((policy) => policy.priority === priority);
  return {
    policies: ORDER.map((priority) => policyDraft(of(priority) ?? defaultPolicy(priority))),
    hasHours: ladder.calendar !== null,
    calendar: calendarDraft(ladder.calendar, accountZone),
  };
}

function defaultPolicy(priority: Priority): Policy {
  const [ask_minutes, lapse_minutes] = priority === "urgent" ? [3, 2] : [10, 5];
  return { priority, clock: "duty", first_tier: null, steps: [], ask_minutes, lapse_minutes };
}

function policyDraft(policy: Policy): PolicyDraft {
  return {
    priority: policy.priority,
    clock: policy.clock,
    firstTier: policy.first_tier ?? null,
    steps: policy.steps.map(({ after, tell, tier }) => ({
      key: rowKey(),
      after: String(after),
      tell,
      tier: tier ?? null,
    })),
    ask: String(policy.ask_minutes),
    lapse: String(policy.lapse_minutes),
  };
}

function calendarDraft(calendar: DutyCalendar | null, accountZone: string): CalendarDraft {
  const days = [0, 1, 2, 3, 4, 5, 6];
  if (calendar === null) {
    const work = () => WORK.map(([from, to]) => ({ key: rowKey(), from, to }));
    return { zone: accountZone, week: days.map((day) => (day < 5 ? work() : [])), holidays: [] };
  }
  const ranges = (day: number) => calendar.week[String(day)] ?? [];
  return {
    zone: calendar.time_zone,
    week: days.map((day) =>
      ranges(day).map(([from = "", to = ""]) => ({
        key: rowKey(),
        from: from.slice(0, 5),
        to: to.slice(0, 5),
      })),
    ),
    holidays: calendar.holidays.map(({ date, name }) => ({ key: rowKey(), date, name })),
  };
}

/** The draft as the server takes it; only one without faults. */
export function ladderBody({ policies, hasHours, calendar }: LadderDraft): LadderWritten {
  return {
    policies: policies.map((policy) => ({
      priority: policy.priority,
      clock: policy.clock,
      first_tier: policy.firstTier,
      steps: policy.steps.map(({ after, tell, tier }) => ({
        after: Number(after),
        tell,
        tier: tell === "tier" ? (tier ?? 1) : null,
      })),
      ask_minutes: Number(policy.ask),
      lapse_minutes: Number(policy.lapse),
    })),
    calendar: hasHours ? calendarBody(calendar) : null,
  };
}

function calendarBody({ zone, week, holidays }: CalendarDraft): LadderWritten["calendar"] {
  const days = week.map((ranges, day) => [
    String(day),
    ranges.map(({ from, to }): [string, string] => [parseClock(from) ?? from, parseClock(to) ?? to]),
  ]);
  return {
    time_zone: zone,
    week: Object.fromEntries(days),
    holidays: holidays.map(({ date, name }) => ({ date, name: name.trim() })),
  };
}

/** The same for drafts that say the same. */
export function fingerprint({ policies, hasHours, calendar }: LadderDraft): string {
  const members = hasHours ? { policies, calendar } : { policies };
  return JSON.stringify(members, (name, value) => (name === "key" ? undefined : value));
}
