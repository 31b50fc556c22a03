import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import type { Flaw } from "@/api/types";
import { className } from "@/ui/className";
import { FlawMarks } from "./FlawMarks";
import { indentAfter, lineAt } from "./indent";

interface TextEditorProps {
  label: string;
  /** Read out with the field: how the check stands. */
  describedBy: string;
  value: string;
  flaws: readonly Flaw[];
  field: RefObject<HTMLTextAreaElement | null>;
  onChange: (value: string) => void;
  onSave: () => void;
}

/** A text with numbered lines; what is wrong stands beside its line. Tab leaves it, as it leaves every field. */
export function TextEditor({ label, describedBy, value, flaws, field, onChange, onSave }: TextEditorProps) {
  const [scrolled, setScrolled] = useState({ top: 0, left: 0 });
  const [line, setLine] = useState<number | null>(null);
  const id = useId();
  const lines = value.split("\n");
  const wrong = new Set(flaws.map((flaw) => flaw.line));
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSave();
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing) {
      const { selectionStart } = event.currentTarget;
      const indent = indentAfter(
        value.slice(value.lastIndexOf("\n", selectionStart - 1) + 1, selectionStart),
      );
      if (indent !== "" && written(`\n${indent}`)) event.preventDefault();
    }
  };
  return (
    <div
      dir="ltr"
      className={className(
        "relative flex h-[min(64dvh,620px)] overflow-hidden rounded-card border bg-surface font-mono text-meta leading-[var(--row)] [--row:20px] touch:text-[16px] touch:[--row:24px] lg:h-[calc(100dvh-var(--strip)-248px)] lg:min-h-[360px]",
        "focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent-text",
        flaws.length > 0 ? "border-red-solid" : "border-control",
      )}
    >
      <div
        aria-hidden="true"
        className="w-[52px] shrink-0 overflow-hidden border-e border-line bg-sunken text-end text-ink-3"
      >
        <div className="py-3 pe-2" style={{ transform: `translateY(${-scrolled.top}px)` }}>
          {lines.map((_, index) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its number
              key={index}
              className={className(wrong.has(index + 1) && "font-medium text-red")}
            >
              {wrong.has(index + 1) ? `● ${index + 1}` : index + 1}
            </div>
          ))}
        </div>
      </div>
      <div className="relative min-w-0 flex-1 overflow-hidden">
        <FlawMarks flaws={flaws} lines={lines} scrolled={scrolled} at={line} />
        <textarea
          id={id}
          ref={field}
          aria-label={label}
          aria-invalid={flaws.length > 0 || undefined}
          aria-describedby={describedBy}
          value={value}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={pressed}
          onSelect={(event) => setLine(lineAt(value, event.currentTarget.selectionStart))}
          onBlur={() => setLine(null)}
          onScroll={({ currentTarget: { scrollTop, scrollLeft } }) =>
            setScrolled({ top: scrollTop, left: scrollLeft })
          }
          className="absolute inset-0 size-full resize-none border-0 bg-transparent px-3 py-3 leading-[var(--row)] text-ink outline-none"
        />
      </div>
    </div>
  );
}

/** Writes where the cursor is, so that the browser's undo knows of it; false where a browser cannot. */
function written(text: string): boolean {
  return typeof document.execCommand === "function" && document.execCommand("insertText", false, text);
}
