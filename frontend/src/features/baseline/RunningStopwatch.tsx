import { Link, useRouterState } from "@tanstack/react-router";
import { useText } from "@/text";
import { formatStopwatch } from "@/ui/formatTime";
import { useNow } from "@/ui/times";
import { secondsOf, type TimedCall } from "./stopwatch";
import { useStopwatch } from "./useStopwatch";

const OWN_PAGES = ["/analytics", "/baseline"];

/** The stopwatch on every page while it runs, or until its call is saved: how long, and the way to it. */
export function RunningStopwatch({ className }: { className: string }) {
  const { timed, stop } = useStopwatch();
  const here = useRouterState({ select: (state) => state.location.pathname });
  if (timed === null || here === "/baseline") return null;
  return <Running timed={timed} stop={OWN_PAGES.includes(here) ? null : stop} className={className} />;
}

interface RunningProps {
  timed: TimedCall;
  /** Null where the page has a button of its own. */
  stop: (() => void) | null;
  className: string;
}

function Running({ timed, stop, className }: RunningProps) {
  const words = useText().stopwatch;
  const time = formatStopwatch(secondsOf(timed, useNow()));
  const runs = timed.stopped_at === null;
  return (
    <div
      data-no-print
      className={`items-center gap-2 rounded-button border border-line-2 bg-surface px-2 py-1 ${className}`}
    >
      <Link to="/baseline" className="flex min-w-0 flex-1 items-center gap-2 hover:underline touch:min-h-11">
        <span
          aria-hidden="true"
          className={`size-2 shrink-0 rounded-full ${runs ? "breathing bg-red-solid" : "bg-amber-solid"}`}
        />
        <span className="truncate text-meta text-ink-2">{runs ? words.running : words.stopped}</span>
        <span className="figures ms-auto font-semibold">{time}</span>
      </Link>
      {runs && stop !== null && (
        <Link
          to="/baseline"
          role="button"
          aria-label={words.stop}
          onClick={stop}
          className="inline-flex size-6 shrink-0 items-center justify-center rounded-button hover:bg-chosen touch:size-11"
        >
          <span aria-hidden="true" className="size-2.5 rounded-[2px] bg-ink" />
        </Link>
      )}
    </div>
  );
}
