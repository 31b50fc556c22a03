import { useState } from "react";
import { useText } from "@/text";
import { className } from "./className";
import { excerpt, lineCount } from "./formatText";

interface LongTextProps {
  text: string;
  /** How many lines are shown at first. */
  lines: number;
  /** Where they begin, when that is not where the text begins. */
  from?: number;
  className?: string;
}

const CHARACTERS = 1200;

/** A text of any length: its first lines, and on request the whole in a box that scrolls by itself. */
export function LongText({ text: whole, lines, from = 0, className: extra }: LongTextProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const { shown, cut } = excerpt(whole.slice(from), lines, CHARACTERS);
  if (!cut && from === 0) return <p className={className("whitespace-pre-wrap", extra)}>{whole}</p>;
  return (
    <div className={extra}>
      {open ? (
        <textarea
          readOnly
          value={whole}
          aria-label={text.common.wholeText}
          wrap={looksLikeLog(shown) ? "off" : "soft"}
          className="block h-[min(60vh,480px)] w-full resize-y rounded-button border border-line bg-sunken px-3 py-2 font-mono text-meta text-ink"
        />
      ) : (
        <p className={className("overflow-hidden whitespace-pre-wrap", looksLikeLog(shown) && LOG)}>
          {from > 0 && "…\n"}
          {shown}
          {cut && "…"}
        </p>
      )}
      <button
        type="button"
        onClick={() => setOpen(!open)}
        className="mt-1 text-meta font-medium text-accent-text hover:underline touch:min-h-11"
      >
        {open ? text.common.foldText : text.common.showAllLines(lineCount(whole))}
      </button>
    </div>
  );
}

const LOG = "rounded-button border border-line bg-sunken px-3 py-2 font-mono text-meta";

/** Several lines of which most are no sentences. */
function looksLikeLog(text: string): boolean {
  const lines = text.split("\n");
  const odd = lines.filter((line) => /[{}[\]=<>|\\_]|\d{2}:\d{2}|^\s{2,}/.test(line)).length;
  return lines.length >= 3 && odd * 2 >= lines.length;
}
