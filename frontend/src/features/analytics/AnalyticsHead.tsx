import { Link } from "@tanstack/react-router";
import type { Asked, Clock, Filters } from "@/api/numberTypes";
import type { EscalationMetric } from "@/api/types";
import { useText } from "@/text";
import { useNumbers } from "@/text/later/useNumbers";
import { Button } from "@/ui/Button";
import { PageHeader } from "@/ui/PageHeader";
import { Segments } from "@/ui/Segments";
import { Moment, useTimes } from "@/ui/times";
import { FilterBar } from "./FilterBar";
import { PeriodSwitch } from "./PeriodSwitch";
import { periodDays } from "./periodDays";

interface AnalyticsHeadProps {
  asked: Asked;
  metric: EscalationMetric | undefined;
  change: (part: Partial<Omit<Asked, "filters">> & { filters?: Partial<Filters> }) => void;
  clear: () => void;
}

const LINK =
  "me-2 font-medium text-accent-text hover:underline touch:inline-flex touch:min-h-11 touch:items-center";
const CLOCKS: readonly Clock[] = ["wall", "duty"];

/** Which escalations the page is about, on which clock, as of when; and how to change that. */
export function AnalyticsHead({ asked, metric, change, clear }: AnalyticsHeadProps) {
  const text = useText();
  const words = useNumbers();
  return (
    <>
      <PageHeader
        title={words.title}
        beside={metric && <Reach metric={metric} />}
        actions={
          <>
            <Link to="/baseline" data-control className={LINK}>
              {words.stopwatch}
            </Link>
            <Link to="/analytics/definitions" data-control className={LINK}>
              {words.meaning}
            </Link>
            <Button onClick={() => window.print()} className="max-md:hidden">
              {words.print}
            </Button>
          </>
        }
      />
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
        <PeriodSwitch period={asked.period} onChange={(period) => change({ period })} />
        <Segments
          label={words.clock}
          value={asked.clock}
          options={CLOCKS.map((value) => ({ value, label: words.clocks[value] }))}
          onChange={(clock) => change({ clock })}
        />
        <FilterBar asked={asked} onChange={(filters) => change({ filters })} onClear={clear} />
      </div>
      <p className="mt-1.5 text-meta text-ink-3">
        {words.clockExplain[asked.clock]}
        <span className="hidden print:inline"> {filterWords(asked, text, words)}</span>
      </p>
    </>
  );
}

function Reach({ metric }: { metric: EscalationMetric }) {
  const words = useNumbers();
  const times = useTimes();
  const [from, to] = periodDays(metric.period, metric.as_of);
  return (
    <span className="text-ink-3">
      {words.head(times.day(from), times.day(to), metric.time_zone, words.clocks[metric.clock])},{" "}
      {words.asOfBefore} <Moment at={metric.as_of} />
    </span>
  );
}

/** The filters in words, for paper. */
function filterWords(
  { filters }: Asked,
  text: ReturnType<typeof useText>,
  words: ReturnType<typeof useNumbers>,
): string {
  const { priority, client, category } = filters;
  const parts = [
    priority === null ? null : `${words.priority}: ${text.common.priority[priority]}`,
    client === null ? null : `${words.client}: ${client || words.without.client}`,
    category === null ? null : `${words.category}: ${category || words.without.category}`,
  ];
  return parts.filter((part) => part !== null).join(", ");
}
