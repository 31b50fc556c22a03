import { useMemo } from "react";
import type { Handoff, Step } from "@/api/types";
import { useText } from "@/text";
import { GuideWords } from "../guide/GuideWords";
import { AuthorRow } from "./AuthorRow";
import { buildTimeline } from "./buildTimeline";
import { HandoffLine } from "./HandoffLine";

const NEAR = 30;

interface TimelineProps {
  sessionId: string;
  steps: readonly Step[];
  handoffs: readonly Handoff[];
  /** What a model is writing just now. */
  words: string | null;
}

/** Everything that was asked, tried, found and said, with who did it in a column of its own. */
export function Timeline({ sessionId, steps, handoffs, words }: TimelineProps) {
  const text = useText();
  const rows = useMemo(() => buildTimeline(steps, handoffs), [steps, handoffs]);
  const newest = steps.at(-1)?.number ?? 0;
  const far = (step: Step) => step.number < newest - NEAR;
  return (
    <section aria-label={text.session.timeline} className="flex flex-col px-4 py-3 sm:px-8">
      {steps.length === 0 && words === null && <p className="py-6 text-ink-3">{text.session.empty}</p>}
      {rows.map((row) =>
        row.kind === "author" ? (
          <AuthorRow
            key={row.key}
            sessionId={sessionId}
            author={row.author}
            entries={row.entries}
            far={far}
            steps={steps}
          />
        ) : (
          <HandoffLine key={row.key} handoff={row.handoff} steps={steps} />
        ),
      )}
      {words !== null && <GuideWords words={words} />}
    </section>
  );
}
