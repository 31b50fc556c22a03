import { useContext, useEffect, useRef, useState } from "react";
import { useText } from "@/text/later/settings";
import { Button } from "@/ui/Button";
import { PlusIcon } from "@/ui/icons";
import { FaultsContext, useFault } from "./FaultsContext";
import { type HolidayDraft, rowKey } from "./ladderDraft";
import { faultsBelow } from "./ladderFaults";
import { RemoveButton } from "./RemoveButton";

const NEXT = 2;

interface HolidaysProps {
  holidays: readonly HolidayDraft[];
  /** The date there now: the next ones from it are shown, the others folded away. */
  today: string;
  onChange: (holidays: HolidayDraft[]) => void;
}

/** The days on which nobody is on duty. */
export function Holidays({ holidays, today, onChange }: HolidaysProps) {
  const text = useText();
  const words = text.ladder.calendar;
  const [fresh, setFresh] = useState<string | null>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const [touched, setTouched] = useState<readonly string[]>([]);
  const [unfolded, setUnfolded] = useState(false);
  const { own, refused } = useContext(FaultsContext);
  const next = nextOf(holidays, today);
  const isFolded = ({ key, date }: HolidayDraft, index: number) =>
    !unfolded &&
    date !== "" &&
    !next.includes(key) &&
    !touched.includes(key) &&
    faultsBelow({ ...own, ...refused }, `/calendar/holidays/${index}`).length === 0;
  const folded = holidays.filter(isFolded);
  const past = folded.filter(({ date }) => date < today).length;
  const add = () => {
    const key = rowKey();
    setFresh(key);
    onChange([...holidays, { key, date: "", name: "" }]);
  };
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0">
      <legend className="p-0 font-medium">{words.holidays}</legend>
      {holidays.length === 0 && <p className="mt-1 text-ink-3">{words.noHolidays}</p>}
      <ul className="m-0 mt-1.5 flex list-none flex-col gap-1.5 p-0">
        {holidays.map((holiday, index) =>
          isFolded(holiday, index) ? null : (
            <HolidayRow
              key={holiday.key}
              holiday={holiday}
              number={index + 1}
              fresh={fresh === holiday.key}
              onChange={(next) => {
                setTouched([...touched, next.key]);
                onChange(holidays.map((each) => (each.key === next.key ? next : each)));
              }}
              onRemove={() => {
                onChange(holidays.filter((each) => each.key !== holiday.key));
                addButton.current?.focus();
              }}
            />
          ),
        )}
      </ul>
      <div className="mt-2 flex flex-wrap gap-x-2">
        <Button ref={addButton} icon={<PlusIcon />} onClick={add}>
          {words.addHoliday}
        </Button>
        {folded.length > 0 && (
          <Button look="quiet" onClick={() => setUnfolded(true)}>
            {words.foldedHolidays(folded.length - past, past)}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

/** The keys of the holidays that come next. */
function nextOf(holidays: readonly HolidayDraft[], today: string): string[] {
  return holidays
    .filter(({ date }) => date >= today)
    .toSorted((one, other) => one.date.localeCompare(other.date))
    .slice(0, NEXT)
    .map(({ key }) => key);
}

interface HolidayRowProps {
  holiday: HolidayDraft;
  number: number;
  fresh: boolean;
  onChange: (holiday: HolidayDraft) => void;
  onRemove: () => void;
}

function HolidayRow({ holiday, number, fresh, onChange, onRemove }: HolidayRowProps) {
  const words = useText().ladder.calendar;
  const pointer = `/calendar/holidays/${number - 1}`;
  const date = useFault(`${pointer}/date`);
  const name = useFault(`${pointer}/name`);
  const input = useRef<HTMLInputElement>(null);
  const fault = date.fault ?? name.fault;
  useEffect(() => {
    if (fresh) input.current?.focus();
  }, [fresh]);
  return (
    <li className="flex flex-wrap items-center gap-2">
      <input
        ref={input}
        type="date"
        aria-label={words.date(number)}
        aria-invalid={date.fault !== null || undefined}
        value={holiday.date}
        onChange={(event) => onChange({ ...holiday, date: event.target.value })}
        onBlur={date.leave}
        className="control figures h-8 w-[136px] px-2 touch:h-11 touch:w-[152px] touch:text-[16px]"
      />
      <input
        aria-label={words.name(number)}
        aria-invalid={name.fault !== null || undefined}
        placeholder={words.namePlaceholder}
        maxLength={100}
        autoComplete="off"
        value={holiday.name}
        onChange={(event) => onChange({ ...holiday, name: event.target.value })}
        onBlur={name.leave}
        className="control h-8 min-w-0 max-w-[320px] flex-1 basis-[120px] px-2 touch:h-11 touch:text-[16px]"
      />
      <RemoveButton label={words.removeHoliday(holiday.name)} onRemove={onRemove} />
      {fault !== null && (
        <span role="alert" className="basis-full text-meta text-red">
          {fault}
        </span>
      )}
    </li>
  );
}
