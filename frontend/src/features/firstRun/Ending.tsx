import { Link } from "@tanstack/react-router";
import type { FirstRun } from "@/api/types";
import { useFailingChannels } from "@/features/channels/useFailingChannels";
import { useFirstRunText } from "@/text/later/useFirstRunText";
import { buttonClass } from "@/ui/Button";

/** Once nothing is to be done any more: what is known by then, and never more than was seen. */
export function Ending({ found }: { found: FirstRun }) {
  const words = useFirstRunText();
  const health = useFailingChannels();
  const practised = found.steps.some(({ step, state }) => step === "practice" && state === "done");
  const fails = (health?.items.length ?? 0) > 0;
  const stands = practised && found.reached_somebody && health !== null && !fails;
  const sentence = !practised
    ? words.nothingLeft
    : !found.reached_somebody
      ? words.unproven(found.people > 1)
      : fails
        ? words.fails
        : words.ready;
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
      <p role="status" className={`font-medium ${stands ? "text-green" : ""}`}>
        {(stands || sentence !== words.ready) && sentence}
      </p>
      <span className="flex flex-wrap gap-2">
        {practised && found.reached_somebody && fails && (
          <Link to="/settings/channels" className={buttonClass("plain")}>
            {words.toChannels}
          </Link>
        )}
        <Link to="/escalations" className={buttonClass("primary")}>
          {words.toQueue}
        </Link>
      </span>
    </div>
  );
}
