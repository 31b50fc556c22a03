import type { Step } from "@/api/types";
import { AuthorMark } from "./AuthorMark";
import type { TimelineEntry } from "./buildTimeline";
import { StepEntry } from "./StepEntry";

interface AuthorRowProps {
  sessionId: string;
  author: Step["author"];
  entries: TimelineEntry[];
  steps: readonly Step[];
  /** It stands far above the newest steps: the browser may leave it out until it comes near. */
  far: boolean;
}

const FAR = { contentVisibility: "auto", containIntrinsicSize: "auto 60px" } as const;

/** One author's steps in a row. */
export function AuthorRow({ sessionId, author, entries, steps, far }: AuthorRowProps) {
  return (
    <div
      className="grid gap-x-5 gap-y-2 border-b border-line py-3 last:border-b-0 md:grid-cols-[112px_minmax(0,1fr)]"
      style={far ? FAR : undefined}
    >
      <AuthorMark author={author} />
      <ol className="m-0 flex min-w-0 list-none flex-col gap-2.5 p-0">
        {entries.map(({ step, reply }) => (
          <StepEntry key={step.id} sessionId={sessionId} step={step} reply={reply} steps={steps} />
        ))}
      </ol>
    </div>
  );
}
