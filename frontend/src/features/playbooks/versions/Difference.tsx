import { useMemo, useState } from "react";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { className } from "@/ui/className";
import { compared, countsOf, folded, type Line, type Part } from "./difference";

interface DifferenceProps {
  before: string;
  after: string;
}

const LOOKS = { same: "", added: "bg-green-soft", removed: "bg-red-soft" };
const SIGNS = { same: " ", added: "+", removed: "−" };
const CHANGED = { same: "", added: "text-green", removed: "text-red" };

/** Two texts line by line: what went, what came, and on request what stayed. */
export function Difference({ before, after }: DifferenceProps) {
  const words = usePlaybooksText().versions;
  const lines = useMemo(() => compared(before, after), [before, after]);
  const { added, removed } = countsOf(lines);
  if (added + removed === 0) return <p className="text-ink-3">{words.same}</p>;
  return (
    <div>
      <p className="mb-2 text-meta text-ink-3">{words.counts(added, removed)}</p>
      <div className="overflow-hidden rounded-button border border-line font-mono text-meta">
        {folded(lines).map((part) => (
          <PartRows key={keyOf(part)} part={part} />
        ))}
      </div>
    </div>
  );
}

function PartRows({ part }: { part: Part }) {
  const words = usePlaybooksText().versions;
  const [open, setOpen] = useState(false);
  if (part.folded && !open) {
    return (
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="block w-full bg-sunken px-3 py-1.5 text-start font-sans text-meta text-ink-3 -outline-offset-2 hover:text-ink touch:min-h-11"
      >
        {words.unchanged(part.lines.length)}
      </button>
    );
  }
  return part.lines.map((line) => <Row key={`${line.before}/${line.after}`} line={line} />);
}

function Row({ line }: { line: Line }) {
  const words = usePlaybooksText().versions;
  return (
    <div className={className("flex gap-2 px-2 py-px", LOOKS[line.kind])}>
      <span aria-hidden="true" className="w-[32px] shrink-0 select-none text-end text-ink-3">
        {line.after ?? line.before}
      </span>
      <span aria-hidden="true" className={className("w-2 shrink-0 select-none", CHANGED[line.kind])}>
        {SIGNS[line.kind]}
      </span>
      {line.kind !== "same" && <span className="sr-only">{words[line.kind]}</span>}
      <span className="min-w-0 flex-1 whitespace-pre-wrap break-words">
        {line.pieces.map((piece, index) =>
          piece.changed ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name and never move
            <strong key={index} className={className("underline underline-offset-2", CHANGED[line.kind])}>
              {piece.text}
            </strong>
          ) : (
            piece.text
          ),
        )}
      </span>
    </div>
  );
}

function keyOf(part: Part): string {
  const first = part.lines[0];
  return `${first?.before}/${first?.after}`;
}
