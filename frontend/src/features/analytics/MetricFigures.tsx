import type { EscalationMetric } from "@/api/types";
import { useText } from "@/text";
import { FLOORS, formatNumber, formatRange, isRough, isThin, singleTimes } from "./formatFigure";
import { PointStrip } from "./PointStrip";

/** Mean, median and how many acted, with every single time beside them and the definition below. */
export function MetricFigures({ metric }: { metric: EscalationMetric }) {
  const text = useText();
  const figure = metric.time_to_first_action;
  return (
    <div className="min-h-[92px] pt-1.5">
      {metric.n_claimed === 0 ? (
        <>
          <p className="text-title font-semibold text-ink-2">{text.analytics.empty}</p>
          <p className="text-ink-3">{text.analytics.emptyExplain}</p>
        </>
      ) : (
        <div className="flex flex-wrap items-start gap-x-9 gap-y-3">
          {isThin(figure) ? <Thin metric={metric} /> : <Numbers metric={metric} />}
          <Value
            value={text.analytics.ratio(metric.n_with_action, metric.n_claimed)}
            label={text.analytics.acted}
          />
          <div className="w-full sm:ml-auto sm:w-auto sm:flex-1 sm:max-w-[300px]">
            <PointStrip figure={figure} />
          </div>
        </div>
      )}
      <Definition metric={metric} />
    </div>
  );
}

function Numbers({ metric }: { metric: EscalationMetric }) {
  const text = useText();
  const figure = metric.time_to_first_action;
  const label = (name: "mean" | "median", word: string) =>
    [word, formatRange(figure, name, text)].filter(Boolean).join(", ");
  return (
    <>
      <Value value={formatNumber(figure, "mean", text)} label={label("mean", text.analytics.meanCapped)} />
      <Value value={formatNumber(figure, "median", text)} label={label("median", text.analytics.median)} />
    </>
  );
}

/** Too few for a mean or a median: the single times, and how many are missing. */
function Thin({ metric }: { metric: EscalationMetric }) {
  const text = useText();
  const figure = metric.time_to_first_action;
  const times = singleTimes(figure);
  return (
    <div>
      <p className="text-page font-semibold text-ink-2">{text.analytics.notEnough}</p>
      <p className="text-meta text-ink-3">
        {text.analytics.mean}, {text.analytics.median}: {text.analytics.floor(figure.n, FLOORS.median)}
      </p>
      {times.length > 0 && (
        <p className="text-meta text-ink-3">
          {text.analytics.each} <span className="text-ink">{times.join("  ")}</span>
        </p>
      )}
    </div>
  );
}

function Value({ value, label }: { value: string; label: string }) {
  return (
    <div>
      <p className="whitespace-nowrap text-page font-semibold">{value}</p>
      <p className="text-meta text-ink-3">{label}</p>
    </div>
  );
}

function Definition({ metric }: { metric: EscalationMetric }) {
  const text = useText();
  const figure = metric.time_to_first_action;
  const sentences = [
    metric.metric_definition,
    `(${text.analytics.timeZone(metric.time_zone)})`,
    figure.n_censored > 0 ? text.analytics.running(figure.n_censored) : null,
    figure.n_negative > 0 ? text.analytics.negative(figure.n_negative) : null,
    isThin(figure) ? null : isRough(figure) ? text.analytics.rangesRough : text.analytics.ranges,
    figure.note,
  ];
  return <p className="mt-2 max-w-[110ch] text-meta text-ink-3">{sentences.filter(Boolean).join(" ")}</p>;
}
