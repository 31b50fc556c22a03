import { useState } from "react";
import type { EscalationMetric, Figure } from "@/api/types";
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
        <div className="flex flex-wrap items-start gap-x-6 gap-y-3 lg:gap-x-9">
          {isThin(figure) ? <Thin metric={metric} /> : <Numbers metric={metric} />}
          <Value
            value={text.analytics.ratio(metric.n_with_action, metric.n_claimed)}
            label={text.analytics.acted}
          />
          <div className="w-full sm:ms-auto sm:w-auto sm:flex-1 sm:basis-[140px] sm:max-w-[300px]">
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
  return (
    <>
      <RangedValue figure={figure} name="mean" word={text.analytics.meanCapped} />
      <RangedValue figure={figure} name="median" word={text.analytics.median} />
    </>
  );
}

/** A number and its range: of few times the range is what one reads first, because the number may be luck. */
function RangedValue({ figure, name, word }: { figure: Figure; name: "mean" | "median"; word: string }) {
  const text = useText();
  const number = formatNumber(figure, name, text);
  const range = formatRange(figure, name, text);
  if (range === null) return <Value value={number} label={word} />;
  return isRough(figure) ? (
    <Value value={range} label={text.analytics.roughly(word, number)} />
  ) : (
    <Value value={number} label={`${word}, ${range}`} />
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

/** What the number means, in a sentence; how it is counted, on request. */
function Definition({ metric }: { metric: EscalationMetric }) {
  const text = useText();
  const [whole, setWhole] = useState(false);
  const figure = metric.time_to_first_action;
  const [what, ...how] = metric.metric_definition.split(/(?<=\.) /);
  const sentences = [
    what,
    figure.n_censored > 0 ? text.analytics.running(figure.n_censored) : null,
    figure.n_negative > 0 ? text.analytics.negative(figure.n_negative) : null,
    isThin(figure) ? null : isRough(figure) ? text.analytics.rangesRough : text.analytics.ranges,
  ];
  return (
    <div className="mt-2 flex items-end gap-3 text-meta text-ink-3">
      <div className="max-w-[130ch]">
        <p>{sentences.filter(Boolean).join(" ")}</p>
        <p hidden={!whole} className="mt-1 max-w-[110ch]">
          {[...how, figure.note].filter(Boolean).join(" ")}
        </p>
      </div>
      <button
        type="button"
        aria-expanded={whole}
        onClick={() => setWhole(!whole)}
        className="ms-auto whitespace-nowrap font-medium text-accent-text hover:underline touch:min-h-11"
      >
        {whole ? text.common.foldText : text.analytics.wholeDefinition}
      </button>
    </div>
  );
}
