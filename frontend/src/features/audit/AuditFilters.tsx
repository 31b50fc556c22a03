import { type ReactNode, useId } from "react";
import type { ListedUser } from "@/api/types";
import { useText } from "@/text";
import { useAuditText } from "@/text/later/useAuditText";
import { Button } from "@/ui/Button";
import { CloseIcon } from "@/ui/icons";
import { actWords } from "./actWords";
import type { AuditSearch } from "./auditSearch";

const ALL = "";
const CONTROL = "control h-8 w-full min-w-0 px-2 touch:h-11 touch:text-[16px]";

interface AuditFiltersProps {
  search: AuditSearch;
  people: readonly ListedUser[];
  onChange: (change: Partial<AuditSearch>) => void;
  /** Null while nothing is chosen. */
  onClear: (() => void) | null;
}

/** Narrows the trail to a person, a kind of thing, some days, or one handoff. */
export function AuditFilters({ search, people, onChange, onClear }: AuditFiltersProps) {
  const words = useAuditText();
  const { compare } = useText().counting;
  const nouns = Object.entries(words.nouns).sort(([, one], [, other]) => compare(one, other));
  const persons = people.map(({ id, name }) => [id, name] as const);
  return (
    <fieldset className="m-0 grid min-w-0 grid-cols-2 items-end gap-2 border-0 p-0 sm:grid-cols-4">
      <legend className="sr-only">{words.filters}</legend>
      <Choice
        label={words.who}
        all={words.everybody}
        value={search.user}
        options={withChosen(persons, search.user, (id) => id.slice(0, 8))}
        onChange={(user) => onChange({ user })}
      />
      <Choice
        label={words.what}
        all={words.everything}
        value={search.act}
        options={withChosen(nouns, search.act, (act) => actWords(act, false, words))}
        onChange={(act) => onChange({ act })}
      />
      <Day
        label={words.from}
        value={search.from}
        latest={search.to}
        onChange={(from) => onChange({ from })}
      />
      <Day label={words.to} value={search.to} earliest={search.from} onChange={(to) => onChange({ to })} />
      {(search.handoff !== undefined || onClear !== null) && (
        <div className="col-span-full flex flex-wrap items-center gap-2">
          {search.handoff !== undefined && (
            <Button icon={<CloseIcon />} onClick={() => onChange({ handoff: undefined })}>
              {words.oneHandoff}
            </Button>
          )}
          {onClear !== null && (
            <Button look="quiet" className="-ms-3" onClick={onClear}>
              {words.clear}
            </Button>
          )}
        </div>
      )}
    </fieldset>
  );
}

/** What stands in the address is always among the choices. */
function withChosen(
  options: readonly (readonly [string, string])[],
  chosen: string | undefined,
  name: (chosen: string) => string,
): (readonly [string, string])[] {
  const known = chosen === undefined || options.some(([value]) => value === chosen);
  return known ? [...options] : [...options, [chosen, name(chosen)]];
}

interface ChoiceProps {
  label: string;
  all: string;
  value: string | undefined;
  options: readonly (readonly [value: string, name: string])[];
  onChange: (value: string | undefined) => void;
}

function Choice({ label, all, value, options, onChange }: ChoiceProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <select
          id={id}
          value={value ?? ALL}
          onChange={(event) => onChange(event.target.value || undefined)}
          className={CONTROL}
        >
          <option value={ALL}>{all}</option>
          {options.map(([each, name]) => (
            <option key={each} value={each}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

interface DayProps {
  label: string;
  value: string | undefined;
  earliest?: string;
  latest?: string;
  onChange: (value: string | undefined) => void;
}

function Day({ label, value, earliest, latest, onChange }: DayProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <input
          id={id}
          type="date"
          value={value ?? ""}
          min={earliest}
          max={latest}
          onChange={(event) => onChange(event.target.value || undefined)}
          className={CONTROL}
        />
      )}
    </Labelled>
  );
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-meta text-ink-3">
        {label}
      </label>
      {children(id)}
    </div>
  );
}
