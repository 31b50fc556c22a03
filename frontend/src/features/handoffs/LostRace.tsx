import { Link, useRouterState } from "@tanstack/react-router";
import { useText } from "@/text";
import { Avatar } from "@/ui/Avatar";
import { buttonClass } from "@/ui/Button";
import { formatAgo } from "@/ui/formatTime";
import { EyeIcon } from "@/ui/icons";
import { useNow } from "@/ui/times";

/** Somebody was faster: one sentence, back in the queue, with a way to read along. */
export function LostRace() {
  const text = useText();
  const lost = useRouterState({ select: (state) => state.location.state.lostRace });
  const now = useNow();
  if (lost === undefined) return null;
  const sentence = text.queue.alreadyClaimed(lost.name, formatAgo((now - Date.parse(lost.at)) / 1000, text));
  return (
    <div className="appear flex flex-wrap items-center gap-3 rounded-way border border-line-2 bg-overlay px-4 py-3 shadow-float">
      <Avatar name={lost.name} />
      <div className="min-w-0 flex-1">
        <p role="alert" aria-label={sentence} className="font-semibold">
          {sentence}
        </p>
        <p className="truncate text-ink-2">{lost.problem}</p>
      </div>
      <Link
        to="/escalations/$handoffId"
        params={{ handoffId: lost.handoffId }}
        className={buttonClass("plain")}
      >
        <EyeIcon />
        {text.queue.readAlong}
      </Link>
    </div>
  );
}
