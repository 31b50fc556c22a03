import { serverNow } from "@/api/serverClock";
import type { Ladder } from "@/api/types";
import { useText } from "@/text/later/settings";
import { useMe } from "@/ui/me";
import { Panel } from "@/ui/Panel";
import { dayHours, dutyBars, weekTotal } from "./calendarWords";
import { DayBar } from "./DayBar";
import { LadderHead } from "./LadderHead";
import { type CalendarDraft, ladderDraft } from "./ladderDraft";
import { PolicyCard } from "./PolicyCard";
import { Preview } from "./Preview";
import { dateIn, wholeDay } from "./previewTimes";

/** The same for those who may not change it: in words, with the preview. */
export function LadderReading({ ladder }: { ladder: Ladder }) {
  const { account } = useMe();
  const { policies, hasHours, calendar } = ladderDraft(ladder, account.time_zone);
  return (
    <>
      <LadderHead readOnly />
      <div className="flex flex-col gap-4">
        {policies.map((policy, index) => (
          <PolicyCard
            key={policy.priority}
            policy={policy}
            pointer={`/policies/${index}`}
            warnings={ladder.warnings.filter((each) => each.priority === policy.priority)}
            countsDuty={hasHours}
            startsOpen={index === 0}
          >
            <div className="max-w-[420px] px-4 py-4 sm:px-5">
              <Preview
                priority={policy.priority}
                zone={hasHours ? calendar.zone : account.time_zone}
                holidays={hasHours ? calendar.holidays : []}
                draft={undefined}
                firstTier={policy.firstTier}
              />
            </div>
          </PolicyCard>
        ))}
        <CalendarReading calendar={hasHours ? calendar : null} />
      </div>
    </>
  );
}

function CalendarReading({ calendar }: { calendar: CalendarDraft | null }) {
  const text = useText();
  const words = text.ladder.calendar;
  if (calendar === null)
    return (
      <Panel title={words.region}>
        <p>
          <span className="font-medium">{words.always}.</span> {words.alwaysExplain}
        </p>
      </Panel>
    );
  const bars = dutyBars(calendar.week);
  const today = dateIn(calendar.zone, serverNow());
  const coming = calendar.holidays.filter(({ date }) => date >= today);
  return (
    <Panel title={words.region} explain={words.explain}>
      <p className="text-ink-2">
        {calendar.zone.replaceAll("_", " ")}, {weekTotal(calendar.week, text)}
      </p>
      <dl className="m-0 mt-2">
        {calendar.week.map((ranges, day) => (
          <div
            key={text.settings.days[day]}
            className="grid grid-cols-[92px_1fr] items-center gap-x-4 gap-y-1 border-b border-line py-1.5 last:border-0 sm:grid-cols-[92px_1fr_200px]"
          >
            <dt className="font-medium">{text.settings.days[day]}</dt>
            <dd className="m-0 text-ink-2">{dayHours(ranges, text)}</dd>
            <dd className="m-0 hidden sm:block">
              <DayBar bars={bars[day] ?? []} />
            </dd>
          </div>
        ))}
      </dl>
      {coming.length > 0 && (
        <>
          <p className="mt-4 font-medium">{words.holidays}</p>
          <ul className="m-0 mt-1 list-none p-0 text-ink-2">
            {coming.map(({ key, date, name }) => (
              <li key={key} className="flex gap-4">
                <time dateTime={date} className="w-[140px] shrink-0">
                  {wholeDay(date, text.locale)}
                </time>
                {name}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
