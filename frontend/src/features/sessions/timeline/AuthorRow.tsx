import type { Step } from "@/api/types";
import { useText } from "@/text";
import { Avatar } from "@/ui/Avatar";
import { DiamondIcon } from "@/ui/icons";
import { useMe } from "@/ui/me";
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
      <Author author={author} />
      <ol className="m-0 flex min-w-0 list-none flex-col gap-2.5 p-0">
        {entries.map(({ step, result }) => (
          <StepEntry key={step.id} sessionId={sessionId} step={step} result={result} steps={steps} />
        ))}
      </ol>
    </div>
  );
}

function Author({ author }: { author: Step["author"] }) {
  const text = useText();
  const me = useMe();
  const mine = author.kind === "user" && author.id === me.id;
  const name = mine ? text.common.you : author.kind === "user" ? author.name : text.common[author.kind];
  return (
    <p className="flex items-start gap-2.5 font-medium">
      {author.kind === "user" ? (
        <Avatar name={author.name} me={mine} />
      ) : (
        <span className="inline-flex size-6 shrink-0 items-center justify-center rounded-button border border-line-2 text-ink-2">
          <DiamondIcon width="12" height="12" />
        </span>
      )}
      <span className="min-w-0 pt-0.5">{name}</span>
    </p>
  );
}
