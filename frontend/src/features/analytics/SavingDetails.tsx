import type { Savings } from "@/api/numberTypes";
import { useNumbers } from "@/text/later/useNumbers";
import { useTimes } from "@/ui/times";
import { PilotStart } from "./PilotStart";

/** What the range stands on, what is left out, and how it is made. */
export function SavingDetails({ savings, filtered }: { savings: Savings; filtered: boolean }) {
  const words = useNumbers();
  const { saving } = words;
  const times = useTimes();
  const { pilot, baseline_person_minutes: minutes, n_left_out: left } = savings;
  const out = saving.leftOut(left.no_writing, left.not_opened);
  const standsOn = out === "" ? "." : `; ${saving.leftOutBefore} ${out}.`;
  const since = times.day(new Date(pilot.started_at));
  const week = Math.max(1, Math.ceil(pilot.weeks));
  const sentences = [
    savings.hours_saved_per_week === null ? null : `${saving.counted(savings.n_escalations)}${standsOn}`,
    minutes === null
      ? null
      : saving.baselineMean(
          saving.minutes(minutes.value),
          saving.minutesRange(minutes.interval[0] ?? null, minutes.interval[1] ?? null),
        ),
    savings.baseline_source === "frozen" ? saving.frozen : null,
    savings.thin && savings.n_baseline_missing === 0 ? saving.thinNote(savings.n_baseline) : null,
    saving.pilot(week, since, pilot.n_escalations, pilot.n_baseline),
    pilot.set_by_admin ? saving.setByAdmin : null,
    filtered ? words.filtered : null,
  ];
  const matched = savings.matched_by_category.map(({ category, n_baseline, n_escalations }) =>
    saving.category(category, n_baseline, n_escalations),
  );
  return (
    <div className="border-t border-line px-4 py-2.5 text-meta text-ink-3 sm:px-5">
      <p>{sentences.filter((sentence) => sentence !== null).join(" ")}</p>
      {!pilot.set_by_admin && <PilotStart />}
      <details className="mt-1">
        <summary className="w-fit font-medium text-accent-text hover:underline touch:py-3">
          {saving.howTitle}
        </summary>
        <div className="mt-1 flex max-w-[110ch] flex-col gap-1">
          <p>{savings.definition}</p>
          {matched.length > 0 && <p>{saving.matched(matched.join(", "))}</p>}
          {savings.note !== "" && <p>{savings.note}</p>}
        </div>
      </details>
    </div>
  );
}
