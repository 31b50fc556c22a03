import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { firstRunQuery } from "@/api/firstRun";
import { useFirstRunLine } from "@/text/later/useFirstRunLine";
import { Button, buttonClass } from "@/ui/Button";
import { isOfTheFirstDay } from "./firstDay";
import { useSkip } from "./useSkip";

/** One line that reminds of what the account still lacks, until it is done or put away. */
export default function FirstRunLine() {
  const words = useFirstRunLine();
  const found = useQuery(firstRunQuery);
  const skipping = useSkip("all");
  if (found.data === undefined || found.data.put_away) return null;
  const steps = found.data.steps.filter(isOfTheFirstDay);
  if (steps.every(({ state }) => state !== "open")) return null;
  const done = steps.filter(({ state }) => state === "done").length;
  return (
    <aside
      aria-label={words.region}
      className="fade flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line py-1.5 ps-4 pe-[104px] sm:ps-8 md:pe-8"
    >
      <p className="min-w-0 flex-1 basis-[200px] text-ink-2">{words.progress(done, steps.length)}</p>
      <span className="flex gap-1.5">
        <Link to="/welcome" className={buttonClass(done === 0 ? "primary" : "plain")}>
          {done === 0 ? words.begin : words.go}
        </Link>
        <Button look="quiet" busy={skipping.isPending} onClick={() => skipping.mutate(null)}>
          {words.away}
        </Button>
      </span>
    </aside>
  );
}
