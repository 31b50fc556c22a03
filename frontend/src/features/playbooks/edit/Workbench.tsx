import { type ReactNode, useId, useRef, useState } from "react";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Segments } from "@/ui/Segments";
import { PlaybookReading } from "../reading/PlaybookReading";
import { usePlaybookLanguage } from "../usePlaybookLanguage";
import { Difference } from "../versions/Difference";
import { FlawList } from "./FlawList";
import { FormatHelp } from "./FormatHelp";
import { placeOf } from "./indent";
import { TextEditor } from "./TextEditor";
import type { Check } from "./useCheck";

type Side = "flaws" | "preview" | "changes";

interface WorkbenchProps {
  value: string;
  check: Check;
  /** What the text is compared with; null where there is nothing yet. */
  before: string | null;
  /** What does not fit beyond the text itself. */
  also: string | null;
  onChange: (value: string) => void;
  onSave: () => void;
  /** Below the text: what becomes of it. */
  children: ReactNode;
}

/** The text of a playbook, and beside it what is wrong, how it reads, or what changed. */
export function Workbench({ value, check, before, also, onChange, onSave, children }: WorkbenchProps) {
  const words = usePlaybooksText().edit;
  const [side, setSide] = useState<Side>("flaws");
  const [language] = usePlaybookLanguage();
  const field = useRef<HTMLTextAreaElement>(null);
  const stateId = useId();
  const { flaws, settled, content } = check;
  const goTo = (line: number) => {
    const { start, end } = placeOf(value, line);
    const area = field.current;
    if (area === null) return;
    area.focus();
    area.setSelectionRange(start, end);
    const row = Number.parseFloat(getComputedStyle(area).lineHeight) || 20;
    area.scrollTop = Math.max(0, (line - 6) * row);
    area.scrollLeft = 0;
  };
  const count = flaws.length + (also === null ? 0 : 1);
  const state = count > 0 ? words.flaws(count) : settled ? words.right : words.checking;
  const sides: { value: Side; label: string }[] = [
    { value: "flaws", label: count === 0 ? words.tabs.flaws : `${words.tabs.flaws} (${count})` },
    { value: "preview", label: words.tabs.preview },
    ...(before === null ? [] : [{ value: "changes" as const, label: words.tabs.changes }]),
  ];
  return (
    <div className="mt-3 grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_400px]">
      <div className="flex min-w-0 flex-col gap-3">
        <TextEditor
          label={words.label}
          describedBy={stateId}
          value={value}
          flaws={flaws}
          field={field}
          onChange={onChange}
          onSave={onSave}
        />
        {children}
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Segments label={words.tabs.label} value={side} options={sides} onChange={setSide} />
          <p id={stateId} role="status" className={count > 0 ? "text-meta text-red" : "text-meta text-ink-3"}>
            {state}
          </p>
        </div>
        <div className="lg:max-h-[calc(100dvh-var(--strip)-200px)] lg:overflow-auto">
          {side === "flaws" && (
            <div className="flex flex-col gap-3">
              <div className="card px-3 py-3">
                <FlawList check={check} also={also} onGoTo={goTo} />
              </div>
              <FormatHelp />
            </div>
          )}
          {side === "preview" &&
            (content === null ? (
              <p className="card px-4 py-3 text-ink-3">{words.previewBlocked}</p>
            ) : (
              <PlaybookReading content={content} language={language} />
            ))}
          {side === "changes" && before !== null && (
            <div className="card px-3 py-3">
              <Difference before={before} after={value} />
            </div>
          )}
        </div>
      </div>
    </div>
  );
}
