import { useEffect, useRef, useState } from "react";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { ClockInput } from "@/ui/ClockInput";
import { clockMinutes, parseClock } from "@/ui/clock";
import { PlusIcon } from "@/ui/icons";
import { rangeMinutes } from "./calendarWords";
import { DayBar } from "./DayBar";
import { useFault } from "./FaultsContext";
import { type RangeDraft, rowKey } from "./ladderDraft";
import { RemoveButton } from "./RemoveButton";

interface DayRowProps {
  day: number;
  ranges: readonly RangeDraft[];
  bars: readonly [number, number][];
  onChange: (ranges: RangeDraft[]) => void;
}

/** One weekday: its hours on duty, each with a beginning and an end; what lies between them is a break. */
export function DayRow({ day, ranges, bars, onChange }: DayRowProps) {
  const text = useText();
  const words = text.ladder.calendar;
  const name = text.settings.days[day] ?? "";
  const [fresh, setFresh] = useState<string | null>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const add = () => {
    const range = { key: rowKey(), ...nextHours(ranges) };
    setFresh(range.key);
    onChange([...ranges, range]);
  };
  return (
    <li className="grid grid-cols-[1fr_auto] items-start gap-x-4 gap-y-1.5 border-b border-line py-2 last:border-0 sm:grid-cols-[92px_1fr_auto]">
      <span className="pt-1.5 font-medium touch:pt-3">{name}</span>
      <div className="order-last col-span-2 flex min-w-0 flex-col gap-1.5 sm:order-none sm:col-span-1">
        <div className="flex flex-wrap items-start gap-x-5 gap-y-1.5">
          {ranges.length === 0 && <span className="pt-1.5 text-ink-3 touch:pt-3">{words.off}</span>}
          {ranges.map((range, index) => (
            <Hours
              key={range.key}
              day={name}
              number={index + 1}
              pointer={`/calendar/week/${day}/${index}`}
              range={range}
              fresh={fresh === range.key}
              onChange={(next) => onChange(ranges.map((each) => (each.key === range.key ? next : each)))}
              onRemove={() => {
                onChange(ranges.filter((each) => each.key !== range.key));
                addButton.current?.focus();
              }}
            />
          ))}
        </div>
        <DayBar bars={bars} />
      </div>
      <Button
        ref={addButton}
        look="quiet"
        icon={<PlusIcon />}
        aria-label={words.addOn(name)}
        className="-me-2"
        onClick={add}
      >
        {words.add}
      </Button>
    </li>
  );
}

/** The afternoon after a morning, a working day on an empty one. */
function nextHours(ranges: readonly RangeDraft[]): { from: string; to: string } {
  const last = parseClock(ranges.at(-1)?.to ?? "");
  if (last === null) return { from: "08:00", to: "17:00" };
  const begin = clockMinutes(last) + 60;
  if (begin >= 23 * 60) return { from: "", to: "" };
  const clock = (minutes: number) => parseClock(String(Math.floor(minutes / 60))) ?? "";
  return { from: clock(begin), to: clock(Math.min(begin + 240, 1440)) };
}

interface HoursProps {
  day: string;
  number: number;
  pointer: string;
  range: RangeDraft;
  fresh: boolean;
  onChange: (range: RangeDraft) => void;
  onRemove: () => void;
}

function Hours({ day, number, pointer, range, fresh, onChange, onRemove }: HoursProps) {
  const text = useText();
  const words = text.ladder.calendar;
  const box = useRef<HTMLDivElement>(null);
  const begin = useFault(`${pointer}/0`);
  const end = useFault(`${pointer}/1`);
  const whole = useFault(pointer);
  const fault = begin.fault ?? end.fault ?? whole.fault;
  const minutes = rangeMinutes(range);
  useEffect(() => {
    if (fresh) box.current?.querySelector("input")?.focus();
  }, [fresh]);
  return (
    <div ref={box} className="flex max-w-full flex-wrap items-center gap-x-1.5">
      <ClockInput
        label={words.from(day, number)}
        value={range.from}
        invalid={begin.fault !== null}
        onChange={(from) => onChange({ ...range, from })}
        onLeave={begin.leave}
      />
      <span className="text-ink-3">{text.settings.clock.to}</span>
      <ClockInput
        label={words.to(day, number)}
        value={range.to}
        invalid={end.fault !== null}
        onChange={(to) => onChange({ ...range, to })}
        onLeave={end.leave}
      />
      {minutes !== null && minutes.end > 1440 && (
        <span className="text-meta text-ink-3">{words.nextDay}</span>
      )}
      <RemoveButton label={words.remove(day, number)} onRemove={onRemove} />
      {fault !== null && (
        <span role="alert" className="basis-full text-meta text-red">
          {fault}
        </span>
      )}
    </div>
  );
}
