import type { Alerts, AlertsChange } from "@/api/types";
import type { Catalogue } from "@/text/later/settings";
import { clockMinutes, parseClock } from "@/ui/clock";

/** Quiet hours as they are being written; times as typed, an empty zone for the account's. */
export interface QuietDraft {
  on: boolean;
  from: string;
  to: string;
  days: number[];
  urgent: boolean;
  zone: string;
}

export interface QuietFaults {
  from?: string;
  to?: string;
  days?: string;
}

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const WEEKDAYS = "0,1,2,3,4";
const WEEKEND = "5,6";

export function quietDraft({ quiet, urgent_anyway, time_zone }: Alerts): QuietDraft {
  const { from, to, days } = quiet ?? { from: "22:00", to: "07:00", days: EVERY_DAY };
  const [begin, end] = [from, to].map((time) => time.slice(0, 5));
  return {
    on: quiet !== null,
    from: begin ?? "",
    to: end ?? "",
    days: [...days].sort(),
    urgent: urgent_anyway,
    zone: time_zone ?? "",
  };
}

export function quietFaults(draft: QuietDraft, text: Catalogue): QuietFaults {
  const from = dayTime(draft.from);
  const to = dayTime(draft.to);
  return {
    ...(from === null ? { from: text.settings.clock.wrong } : {}),
    ...(to === null ? { to: text.settings.clock.wrong } : {}),
    ...(from !== null && from === to ? { to: text.alerts.quiet.same } : {}),
    ...(draft.days.length === 0 ? { days: text.alerts.quiet.noDay } : {}),
  };
}

/** What is saved of a draft without faults. */
export function quietChange(draft: QuietDraft): AlertsChange {
  const [from, to] = [dayTime(draft.from), dayTime(draft.to)];
  const whole = draft.on && from !== null && to !== null;
  return {
    quiet: whole ? { from, to, days: draft.days } : null,
    urgent_anyway: draft.urgent,
    time_zone: draft.zone === "" ? null : draft.zone,
  };
}

/** "Quiet Monday to Friday from 22:00 to 07:00 the next day, Europe/Berlin. Urgent ones come through." */
export function quietSentence(draft: QuietDraft, accountZone: string, text: Catalogue): string {
  const words = text.alerts.quiet;
  const [from, to] = [dayTime(draft.from), dayTime(draft.to)];
  if (from === null || to === null) return "";
  const end = clockMinutes(to) <= clockMinutes(from) ? words.nextDay(to) : to;
  const zone = (draft.zone || accountZone).replaceAll("_", " ");
  const sentence = words.sentence(dayWords(draft.days, text), from, end, zone);
  return `${sentence} ${draft.urgent ? words.urgentYes : words.urgentNo}`;
}

function dayWords(days: number[], text: Catalogue): string {
  const words = text.alerts.quiet;
  if (days.length === 7) return words.everyDay;
  if (days.join() === WEEKDAYS) return words.weekdays;
  if (days.join() === WEEKEND) return words.weekend;
  const names = days.map((day) => text.settings.days[day] ?? "");
  const last = names.pop() ?? "";
  return names.length === 0 ? last : text.channels.and(names.join(", "), last);
}

/** A time of day; midnight is 00:00 here, never 24:00. */
function dayTime(typed: string): string | null {
  const clock = parseClock(typed);
  return clock === "24:00" ? "00:00" : clock;
}
