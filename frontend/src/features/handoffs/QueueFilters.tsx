import { type RefObject, useState } from "react";
import type { Priority } from "@/api/types";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { className } from "@/ui/className";
import { SearchIcon } from "@/ui/icons";
import { Key } from "@/ui/Key";
import { Segments } from "@/ui/Segments";
import { PRIORITIES, type QueueSearch } from "./queueSearch";
import { SoundSwitch } from "./SoundSwitch";

const CONTROL = "control h-7 px-2 touch:h-11 touch:text-[16px]";

interface QueueFiltersProps {
  search: QueueSearch;
  clients: readonly string[];
  /** How often all was shown again; what stands in the field goes with it. */
  cleared: number;
  onChange: (part: QueueSearch) => void;
  /** Where `/` leads. */
  field: RefObject<HTMLInputElement | null>;
  compact: boolean;
  onCompact: (compact: boolean) => void;
}

/** Narrows the queue; on the phone all but the first choice waits behind a button. */
export function QueueFilters(props: QueueFiltersProps) {
  const { search, cleared, clients, onChange, field, compact, onCompact } = props;
  const text = useText();
  const words = text.queueView;
  const [open, setOpen] = useState(() => [search.priority, search.client, search.q].some(Boolean));
  return (
    <fieldset className="m-0 mt-3 flex min-w-0 flex-wrap items-center gap-2 border-0 p-0">
      <legend className="sr-only">{words.filters}</legend>
      <Segments
        label={words.which}
        value={search.show ?? "all"}
        options={[
          { value: "all", label: words.all },
          { value: "unclaimed", label: words.unclaimed },
          { value: "mine", label: words.mine },
        ]}
        onChange={(show) => onChange({ show: show === "all" ? undefined : show })}
      />
      <Button
        className="ms-auto px-0 touch:w-11 touch:px-0 w-8 sm:hidden"
        aria-expanded={open}
        aria-label={words.more}
        icon={<SearchIcon />}
        onClick={() => setOpen(!open)}
      />
      <div className={className("flex-wrap items-center gap-2 sm:contents", open ? "flex w-full" : "hidden")}>
        <Choice
          label={words.priority}
          any={words.anyPriority}
          value={search.priority}
          options={PRIORITIES.map((priority) => [priority, text.common.priority[priority]])}
          onChange={(priority) => onChange({ priority: priority as Priority | undefined })}
        />
        <Choice
          label={words.client}
          any={words.anyClient}
          value={search.client}
          options={clients.map((client) => [client, client])}
          onChange={(client) => onChange({ client })}
        />
        <SearchField key={cleared} search={search} onChange={onChange} field={field} />
        <span className="ms-auto flex">
          <SoundSwitch />
          <Button
            look="quiet"
            aria-pressed={compact}
            onClick={() => onCompact(!compact)}
            className="h-7 aria-pressed:bg-chosen aria-pressed:text-ink"
          >
            {words.compact}
          </Button>
        </span>
      </div>
    </fieldset>
  );
}

type SearchFieldProps = Pick<QueueFiltersProps, "search" | "onChange" | "field">;

function SearchField({ search, onChange, field }: SearchFieldProps) {
  const words = useText().queueView;
  return (
    <div className="relative min-w-[150px] flex-1 sm:max-lg:order-last sm:max-lg:basis-full lg:max-w-[200px]">
      <input
        ref={field}
        type="search"
        aria-label={words.search}
        placeholder={words.searchHint}
        defaultValue={search.q}
        onChange={(event) => onChange({ q: event.target.value || undefined })}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Escape" || event.key === "Enter") event.currentTarget.blur();
        }}
        className={`${CONTROL} peer w-full pe-7`}
      />
      <span className="pointer-events-none absolute end-1.5 top-[5px] peer-focus:hidden peer-not-placeholder-shown:hidden">
        <Key name="/" />
      </span>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  any: string;
  value: string | undefined;
  options: readonly (readonly [value: string, name: string])[];
  onChange: (value: string | undefined) => void;
}

function Choice({ label, any, value, options, onChange }: ChoiceProps) {
  const all = value === undefined || options.some(([each]) => each === value);
  const offered = all ? options : [...options, [value, value] as const];
  return (
    <select
      aria-label={label}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value || undefined)}
      className={`${CONTROL} min-w-[140px] flex-1 sm:w-[128px] sm:min-w-0 sm:flex-none`}
    >
      <option value="">{any}</option>
      {offered.map(([each, name]) => (
        <option key={each} value={each}>
          {name}
        </option>
      ))}
    </select>
  );
}
