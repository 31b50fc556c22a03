import { useState } from "react";
import { serverNow } from "@/api/serverClock";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { RadioList } from "@/ui/Choices";
import { Field } from "@/ui/Field";
import { Panel } from "@/ui/Panel";
import { ZoneSelect } from "@/ui/ZoneSelect";
import { dutyBars, weekTotal } from "./calendarWords";
import { DayRow } from "./DayRow";
import { useFault } from "./FaultsContext";
import { Holidays } from "./Holidays";
import { type CalendarDraft, type LadderDraft, rowKey } from "./ladderDraft";
import { dateIn } from "./previewTimes";

interface CalendarEditorProps {
  draft: LadderDraft;
  /** What of the hours can no longer do anything. */
  warnings: readonly string[];
  onChange: (part: Partial<LadderDraft>) => void;
}

/** When the team is on duty: always, or by a week with breaks, holidays and a time zone. */
export function CalendarEditor({ draft, warnings, onChange }: CalendarEditorProps) {
  const text = useText();
  const words = text.ladder.calendar;
  const { calendar, hasHours } = draft;
  const zone = useFault("/calendar/time_zone");
  const put = (part: Partial<CalendarDraft>) => onChange({ calendar: { ...calendar, ...part } });
  return (
    <Panel title={words.region} explain={words.explain}>
      <RadioList
        label={words.label}
        hideLabel
        value={hasHours ? "hours" : "always"}
        options={[
          { value: "always", label: words.always, explain: words.alwaysExplain },
          { value: "hours", label: words.hours, explain: words.hoursExplain },
        ]}
        onChange={(value) => onChange({ hasHours: value === "hours" })}
      />
      {warnings.map((reason) => (
        <p key={reason} className="mt-2 text-amber">
          {text.ladder.warning(reason)}
        </p>
      ))}
      {hasHours && (
        <div className="mt-4 flex flex-col gap-5">
          <div className="max-w-[320px]">
            <Field label={words.zone} error={zone.fault}>
              {({ id, ...control }) => (
                <ZoneSelect
                  id={id}
                  describedBy={control["aria-describedby"]}
                  value={calendar.zone}
                  onChange={(next) => put({ zone: next })}
                />
              )}
            </Field>
          </div>
          <Week week={calendar.week} onChange={(week) => put({ week })} />
          <Holidays
            holidays={calendar.holidays}
            today={dateIn(calendar.zone, serverNow())}
            onChange={(holidays) => put({ holidays })}
          />
        </div>
      )}
    </Panel>
  );
}

type Week = CalendarDraft["week"];

function Week({ week, onChange }: { week: Week; onChange: (week: Week) => void }) {
  const text = useText();
  const words = text.ladder.calendar;
  const [said, setSaid] = useState("");
  const { fault } = useFault("/calendar/week");
  const bars = dutyBars(week);
  const put = (next: Week) => {
    setSaid("");
    onChange(next);
  };
  const copyMonday = () => {
    const monday = week[0] ?? [];
    onChange(
      week.map((ranges, day) =>
        day > 0 && day < 5 ? monday.map((each) => ({ ...each, key: rowKey() })) : ranges,
      ),
    );
    setSaid(words.copied);
  };
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0">
      <legend className="sr-only">{words.week}</legend>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <span aria-hidden="true" className="font-medium">
          {words.week}
        </span>
        <span className="text-meta text-ink-3">{weekTotal(week, text)}</span>
      </div>
      <ul className="m-0 list-none p-0">
        {week.map((ranges, day) => (
          <DayRow
            // biome-ignore lint/suspicious/noArrayIndexKey: the seven days of the week keep their places
            key={day}
            day={day}
            ranges={ranges}
            bars={bars[day] ?? []}
            onChange={(next) => put(week.map((each, index) => (index === day ? next : each)))}
          />
        ))}
      </ul>
      {fault !== null && (
        <p role="alert" className="mt-1 text-meta text-red">
          {fault}
        </p>
      )}
      <div className="mt-1 flex flex-wrap items-center gap-x-3">
        <Button look="quiet" className="-ms-3" onClick={copyMonday}>
          {words.copy}
        </Button>
        <span role="status" className="text-meta text-ink-3">
          {said}
        </span>
      </div>
    </fieldset>
  );
}
