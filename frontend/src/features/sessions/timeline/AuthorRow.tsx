import type { Step } from "@/api/types";
import { AuthorMark } from "./AuthorMark";
import type { TimelineEntry } from "./buildTimeline";
import { StepEntry } from "./StepEntry";

interface AuthorRowProps {
  sessionId: string;
  author: Step["author"];
  entries: TimelineEntry[];
  steps: readonly Step[];
  /** Whether a step stands far above the newest ones: the browser may leave it out until it comes near. */
  far: (step: Step) => boolean;
}

/** One author's steps in a row. */
export function AuthorRow({ sessionId, author, entries, steps, far }: AuthorRowProps) {
  return (
    <div className="grid gap-x-5 gap-y-2 border-b border-line py-3 last:border-b-0 has-[+[data-handoff-line]]:border-b-0 md:grid-cols-[112px_minmax(0,1fr)]">
      <AuthorMark author={author} />
      <ol className="m-0 flex min-w-0 list-none flex-col gap-2.5 p-0">
        {entries.map(({ step, reply }) => (
          <StepEntry
            key={step.id}
            sessionId={sessionId}
            step={step}
            reply={reply}
            steps={steps}
            far={far(step)}
          />
        ))}
      </ol>
    </div>
  );
}
