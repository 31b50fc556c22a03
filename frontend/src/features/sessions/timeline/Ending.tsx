import type { Handoff, Session } from "@/api/types";
import { useText } from "@/text";
import { CheckIcon, CloseIcon } from "@/ui/icons";
import { LongText } from "@/ui/LongText";
import { useMe } from "@/ui/me";
import { Moment } from "@/ui/times";

interface EndingProps {
  session: Session;
  handoff: Handoff | null;
}

/** The last word of the story: who ended it, when, and what solved it or why it was given up. */
export function Ending({ session, handoff }: EndingProps) {
  const text = useText();
  const me = useMe();
  const { status, ended_at: endedAt, summary } = session;
  if (endedAt === null || (status !== "resolved" && status !== "abandoned")) return null;
  // Who holds a session ends it: the claimer where a claim ended with it, else its owner.
  const ended = handoff?.ended_at === endedAt ? (handoff.claimed_by ?? session.user) : session.user;
  const words = text.session.story.ending[status];
  return (
    <section aria-label={text.session.story.ending.label} className="px-4 pb-6 sm:px-8">
      <div className="border-t border-line-2 pt-4">
        <p className="flex flex-wrap items-center gap-x-2 text-ink-2">
          {status === "resolved" ? <CheckIcon /> : <CloseIcon />}
          <span className="font-semibold text-ink">
            {ended.id === me.id ? words.you : words.by(ended.name)}
          </span>
          <Moment at={endedAt} />
        </p>
        {summary !== null && <LongText text={summary} lines={8} className="mt-1.5 max-w-[96ch]" />}
      </div>
    </section>
  );
}
