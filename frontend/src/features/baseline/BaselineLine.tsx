import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { freezesQuery } from "@/api/baselines";
import type { Period } from "@/api/types";
import { useNumbers } from "@/text/later/useNumbers";
import { Panel } from "@/ui/Panel";
import { FrozenPeriod } from "./FrozenPeriod";
import { Progress } from "./Progress";

/** Among the figures: how many calls were timed, what is frozen, and the way to all of it. */
export function BaselineLine({ period }: { period: Period }) {
  const words = useNumbers().baseline;
  const inForce = useQuery(freezesQuery).data?.items.find(({ lifted }) => lifted === null);
  return (
    <Panel
      title={words.region}
      beside={
        <Link
          to="/baseline"
          data-control
          className="font-medium text-accent-text hover:underline touch:inline-flex touch:min-h-11 touch:items-center"
        >
          {words.all}
        </Link>
      }
    >
      <div className="grid gap-x-8 gap-y-3 md:grid-cols-2">
        <Progress period={period} />
        {inForce !== undefined && (
          <div>
            <p className="text-meta text-ink-3">{words.freeze.title}</p>
            <FrozenPeriod freeze={inForce} />
          </div>
        )}
      </div>
    </Panel>
  );
}
