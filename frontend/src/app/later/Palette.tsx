import { Dialog } from "radix-ui";
import { type KeyboardEvent, useDeferredValue, useId, useRef, useState } from "react";
import { useText } from "@/text";
import { useKeysText } from "@/text/later/useKeysText";
import { SearchIcon } from "@/ui/icons";
import type { KeyName } from "@/ui/keys";
import { PaletteList } from "./PaletteList";
import { type Entry, usePaletteEntries } from "./paletteEntries";

interface PaletteProps {
  /** What may be done on the page below. */
  acts: readonly KeyName[];
  onClose: () => void;
}

/** One box for everything: the acts of this page, other pages, sessions and escalations. */
export default function Palette({ acts, onClose }: PaletteProps) {
  const text = useText();
  const words = useKeysText().palette;
  const id = useId();
  const [opener] = useState(() => document.activeElement);
  const [query, setQuery] = useState("");
  const { entries, waiting } = usePaletteEntries(query.trim(), acts);
  const [at, setAt] = useState(0);
  const chosen = Math.min(at, entries.length - 1);
  const after = useRef<(() => void) | null>(null);
  const run = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    after.current = entry.run;
    onClose();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((chosen + step + entries.length) % Math.max(entries.length, 1));
    else if (event.key === "Enter") run(entries[chosen]);
    else return;
    event.preventDefault();
  };
  const count = useDeferredValue(entries.length);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fade fixed inset-0 z-40 bg-veil" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
            after.current?.();
          }}
          className="appear fixed inset-x-0 top-0 z-50 mx-auto flex max-h-dvh w-full max-w-[640px] flex-col overflow-hidden rounded-b-dialog bg-overlay shadow-float outline-none sm:top-[12dvh] sm:max-h-[72dvh] sm:rounded-dialog"
        >
          <Dialog.Title className="sr-only">{words.title}</Dialog.Title>
          <div className="flex items-center gap-3 border-b border-line ps-4 pe-2">
            <SearchIcon className="shrink-0 text-ink-3" />
            <input
              role="combobox"
              aria-expanded="true"
              aria-controls={`${id}-list`}
              aria-activedescendant={entries[chosen] && `${id}-${entries[chosen].id}`}
              aria-autocomplete="list"
              aria-label={words.title}
              placeholder={words.hint}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              enterKeyHint="go"
              value={query}
              onChange={(event) => {
                setQuery(event.target.value);
                setAt(0);
              }}
              onKeyDown={pressed}
              className="h-[52px] min-w-0 flex-1 bg-transparent text-title outline-none touch:text-[16px]"
            />
            <Dialog.Close className="h-8 rounded-button px-2 text-meta text-ink-3 hover:bg-chosen hover:text-ink touch:h-11">
              {text.common.close}
            </Dialog.Close>
          </div>
          <PaletteList id={id} entries={entries} chosen={chosen} onPoint={setAt} onChoose={run} />
          {entries.length === 0 && (
            <p className="px-4 py-6 text-ink-2">{waiting ? text.common.loading : words.none}</p>
          )}
          <p role="status" className="sr-only">
            {words.count(count)}
          </p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
