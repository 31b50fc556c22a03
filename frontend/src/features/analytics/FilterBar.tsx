import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { breakdownQuery, wholeAccount } from "@/api/analytics";
import type { Asked, Filters } from "@/api/numberTypes";
import type { Priority } from "@/api/types";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { Button } from "@/ui/Button";
import { isFiltered, PRIORITIES } from "./analyticsSearch";

const ALL = "*";
const LONG_MS = 300_000;

interface FilterBarProps {
  asked: Asked;
  onChange: (filters: Partial<Filters>) => void;
  onClear: () => void;
}

/** Narrows the page to a priority, a client or a category; offered is what was escalated in the period. */
export function FilterBar({ asked, onChange, onClear }: FilterBarProps) {
  const text = useText();
  const words = useNumbers();
  const clients = useNames(asked, "client");
  const categories = useNames(asked, "category");
  const { priority, client, category } = asked.filters;
  return (
    <fieldset className="m-0 grid w-full min-w-0 grid-cols-3 items-end gap-2 border-0 p-0 sm:flex sm:w-auto sm:flex-wrap sm:items-center">
      <legend className="sr-only">{words.filters}</legend>
      <Choice
        label={words.priority}
        value={priority}
        options={PRIORITIES.map((value) => [value, text.common.priority[value]])}
        onChange={(value) => onChange({ priority: value as Priority | null })}
      />
      <Choice
        label={words.client}
        value={client}
        options={clients.map((name) => [name, name === "" ? words.without.client : name])}
        onChange={(value) => onChange({ client: value })}
      />
      <Choice
        label={words.category}
        value={category}
        options={categories.map((name) => [name, name === "" ? words.without.category : name])}
        onChange={(value) => onChange({ category: value })}
      />
      {isFiltered(asked) && (
        <Button look="quiet" onClick={onClear}>
          {words.clear}
        </Button>
      )}
    </fieldset>
  );
}

/** The names in the period; the one that is chosen is always among them. An empty text is "without". */
function useNames(asked: Asked, by: "client" | "category"): string[] {
  const { compare } = useText().counting;
  const { data } = useQuery({ ...breakdownQuery(wholeAccount(asked.period), by), staleTime: LONG_MS });
  const names = (data?.items ?? []).map(({ name }) => name ?? "");
  const chosen = asked.filters[by];
  const all = chosen === null || names.includes(chosen) ? names : [...names, chosen];
  return all.sort((one, other) => Number(one === "") - Number(other === "") || compare(one, other));
}

interface ChoiceProps {
  label: string;
  value: string | null;
  options: (readonly [value: string, label: string])[];
  onChange: (value: string | null) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const words = useNumbers();
  const id = useId();
  return (
    <span className="flex min-w-0 flex-col gap-x-1.5 sm:flex-row sm:items-center">
      <label htmlFor={id} className="whitespace-nowrap text-meta text-ink-3">
        {label}
      </label>
      <select
        id={id}
        value={value ?? ALL}
        onChange={(event) => onChange(event.target.value === ALL ? null : event.target.value)}
        className={`control h-7 sm:w-auto sm:max-w-[180px] px-1.5 touch:h-11 touch:text-[16px] ${value === null ? "" : "border-accent-text font-medium"}`}
      >
        <option value={ALL}>{words.all}</option>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
