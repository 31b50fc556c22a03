import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { breakdownQuery, wholeAccount } from "@/api/analytics";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { Button } from "@/ui/Button";
import { Field, INPUT } from "@/ui/Field";

const MOST_PEOPLE = 50;

export interface Described {
  people: number;
  category: string;
  ticket: string;
  note: string;
}

/** Who was on a call and what it was about. */
export function CallFields({
  draft,
  onChange,
}: {
  draft: Described;
  onChange: (part: Partial<Described>) => void;
}) {
  const text = useText();
  const words = useNumbers().baseline;
  const names = useId();
  const known = useQuery(breakdownQuery(wholeAccount("90d"), "category")).data?.items ?? [];
  const categories = known.flatMap(({ name }) => (name === null ? [] : [name]));
  return (
    <>
      <People people={draft.people} onChange={(people) => onChange({ people })} />
      <div className="grid gap-x-3 gap-y-4 sm:grid-cols-2">
        <Field label={words.category} hint={text.common.optional}>
          {(control) => (
            <input
              {...control}
              list={names}
              value={draft.category}
              maxLength={100}
              autoComplete="off"
              onChange={(event) => onChange({ category: event.target.value })}
              className={INPUT}
            />
          )}
        </Field>
        <datalist id={names}>
          {categories.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Field label={words.ticket} hint={text.common.optional}>
          {(control) => (
            <input
              {...control}
              value={draft.ticket}
              maxLength={100}
              autoComplete="off"
              onChange={(event) => onChange({ ticket: event.target.value })}
              className={INPUT}
            />
          )}
        </Field>
      </div>
      <Field label={words.note} hint={text.common.optional}>
        {(control) => (
          <input
            {...control}
            value={draft.note}
            maxLength={500}
            autoComplete="off"
            onChange={(event) => onChange({ note: event.target.value })}
            className={INPUT}
          />
        )}
      </Field>
    </>
  );
}

/** How many people, by one up or down: with a thumb, without a keyboard. */
function People({ people, onChange }: { people: number; onChange: (people: number) => void }) {
  const words = useNumbers().baseline;
  const within = (count: number) => Math.max(1, Math.min(MOST_PEOPLE, count));
  return (
    <Field label={words.people} hint={words.peopleHint}>
      {(control) => (
        <div className="flex items-center gap-2">
          <Button
            aria-label={words.fewer}
            disabled={people <= 1}
            onClick={() => onChange(within(people - 1))}
            className="h-9 w-11 text-title"
          >
            −
          </Button>
          <input
            {...control}
            inputMode="numeric"
            value={people}
            onChange={(event) => onChange(within(Number.parseInt(event.target.value, 10) || 1))}
            onFocus={(event) => event.target.select()}
            className="control figures h-9 w-16 px-2 text-center touch:h-11 touch:text-[16px]"
          />
          <Button
            aria-label={words.more}
            disabled={people >= MOST_PEOPLE}
            onClick={() => onChange(within(people + 1))}
            className="h-9 w-11 text-title"
          >
            +
          </Button>
        </div>
      )}
    </Field>
  );
}
