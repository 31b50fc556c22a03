import { useEffect, useRef } from "react";
import { useKeysText } from "@/text/later/useKeysText";
import { className } from "@/ui/className";
import { Key } from "@/ui/Key";
import type { Entry } from "./paletteEntries";

interface PaletteListProps {
  id: string;
  entries: readonly Entry[];
  chosen: number;
  onPoint: (at: number) => void;
  onChoose: (entry: Entry) => void;
}

/** What was found, in groups; the focus stays in the box above, which says which one is chosen. */
export function PaletteList({ id, entries, chosen, onPoint, onChoose }: PaletteListProps) {
  const words = useKeysText().palette;
  const groups = [...new Set(entries.map(({ group }) => group))];
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label={words.found}
      className="min-h-0 overflow-y-auto p-2 empty:hidden"
    >
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset of a form
        <div key={group} role="group" aria-labelledby={`${id}-${group}`} className="pb-1">
          <div id={`${id}-${group}`} role="presentation" className="px-2.5 pb-1 pt-2 text-meta text-ink-3">
            {words.group[group]}
          </div>
          {entries.map(
            (entry, at) =>
              entry.group === group && (
                <Option
                  key={entry.id}
                  id={`${id}-${entry.id}`}
                  entry={entry}
                  chosen={at === chosen}
                  onPoint={() => onPoint(at)}
                  onChoose={() => onChoose(entry)}
                />
              ),
          )}
        </div>
      ))}
    </div>
  );
}

interface OptionProps {
  id: string;
  entry: Entry;
  chosen: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

function Option({ id, entry, chosen, onPoint, onChoose }: OptionProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView?.({ block: "nearest" });
  }, [chosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box above hears the keys for the chosen option
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      onPointerMove={onPoint}
      onClick={onChoose}
      className={className(
        "flex min-h-[34px] cursor-pointer flex-wrap items-center gap-x-3 rounded-button px-2.5 py-1 touch:min-h-11 sm:flex-nowrap",
        chosen && "bg-chosen",
      )}
    >
      <span className="min-w-0 flex-1 basis-full truncate sm:basis-0">{entry.label}</span>
      {entry.detail && (
        <span className="max-w-full truncate text-meta sm:max-w-[45%] sm:shrink-0 text-ink-3">
          {entry.detail}
        </span>
      )}
      {entry.caps?.map((cap) => (
        <Key key={cap} name={cap} />
      ))}
    </div>
  );
}
