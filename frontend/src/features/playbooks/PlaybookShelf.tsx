import type { ReactNode } from "react";
import type { PlaybookItem } from "@/api/types";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Button } from "@/ui/Button";
import { DownIcon } from "@/ui/icons";
import { useDraft } from "@/ui/useDraft";
import { PlaybookRows } from "./PlaybookRow";
import { AREAS, type Shelf, shelfOf } from "./shelf";
import type { PlaybookLanguage } from "./usePlaybookLanguage";

interface PlaybookShelfProps {
  /** By title. */
  items: readonly PlaybookItem[];
  language: PlaybookLanguage;
}

const NONE: string[] = [];

/** What is used most and what the account wrote, then everything else by area, folded. */
export function PlaybookShelf({ items, language }: PlaybookShelfProps) {
  const words = usePlaybooksText();
  const { used, own, areas } = shelfOf(items);
  const [open, setOpen] = useDraft<string[]>("playbooks.areas", NONE);
  const there = AREAS.filter((area) => areas[area].length > 0);
  const allOpen = there.every((area) => open.includes(area));
  return (
    <div className="mt-4 flex flex-col gap-5">
      {used.length > 0 && (
        <Part title={words.shelf.used} id="used">
          <PlaybookRows items={used} language={language} />
        </Part>
      )}
      {own.length > 0 && (
        <Part title={words.shelf.own(own.length)} id="own">
          <PlaybookRows items={own} language={language} />
        </Part>
      )}
      {there.length > 0 && (
        <Part
          title={words.shelf.builtIn(there.reduce((sum, area) => sum + areas[area].length, 0))}
          id="built-in"
          beside={
            <Button look="quiet" className="-me-3" onClick={() => setOpen(allOpen ? NONE : there)}>
              {allOpen ? words.shelf.fold : words.shelf.unfold}
            </Button>
          }
        >
          {there.map((area) => (
            <AreaFold
              key={area}
              area={area}
              items={areas[area]}
              language={language}
              isOpen={open.includes(area)}
              onToggle={(isOpen) =>
                setOpen(isOpen ? [...open, area] : open.filter((other) => other !== area))
              }
            />
          ))}
        </Part>
      )}
    </div>
  );
}

interface PartProps {
  title: string;
  id: string;
  beside?: ReactNode;
  children: ReactNode;
}

function Part({ title, id, beside, children }: PartProps) {
  return (
    <section aria-labelledby={`playbooks-${id}`}>
      <div className="flex min-h-8 items-center justify-between gap-x-4">
        <h2 id={`playbooks-${id}`} className="text-body font-medium text-ink-2">
          {title}
        </h2>
        {beside}
      </div>
      <div className="card overflow-hidden">{children}</div>
    </section>
  );
}

interface AreaFoldProps {
  area: keyof Shelf["areas"];
  items: readonly PlaybookItem[];
  language: PlaybookLanguage;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
}

/** One area: closed it says what is in it, in one line. */
function AreaFold({ area, items, language, isOpen, onToggle }: AreaFoldProps) {
  const words = usePlaybooksText();
  const id = `playbooks-${area}`;
  return (
    <div className="border-b border-line last:border-b-0">
      <h3 className="m-0">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => onToggle(!isOpen)}
          className="flex w-full items-baseline gap-x-4 px-4 py-2.5 text-start -outline-offset-2 transition-colors hover:bg-sunken sm:px-5 touch:py-3"
        >
          <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-4 gap-y-0.5 sm:flex-nowrap">
            <span className="shrink-0 font-medium sm:w-[220px]">
              {words.shelf.area[area]} <span className="ms-1 font-normal text-ink-3">{items.length}</span>
            </span>
            {!isOpen && (
              <span className="min-w-0 flex-1 basis-full truncate text-meta font-normal text-ink-3 sm:basis-0">
                {items.map(({ titles }) => titles[language]).join(" · ")}
              </span>
            )}
          </span>
          <DownIcon className={`shrink-0 self-center text-ink-3 ${isOpen ? "rotate-180" : ""}`} />
        </button>
      </h3>
      {isOpen && (
        <div id={id} className="border-t border-line bg-sunken">
          <PlaybookRows items={items} language={language} />
        </div>
      )}
    </div>
  );
}
