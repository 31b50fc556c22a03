"""What is shown of a saving: the numbers, or why there are none, and what a reader has to know beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from flowpilot.domain.baseline import CALLS_ASKED_FOR, CALLS_FLOOR, THIN_BELOW, Measurement
from flowpilot.domain.figure import ROUGH_BELOW
from flowpilot.domain.saving import (
    CategoryMatch,
    Comparison,
    LeftOut,
    MissingSaving,
    PricedCohort,
    Range,
    SavingEstimate,
    Unclaimed,
    left_out,
    matches,
    per_hundred,
    per_week,
    unclaimed,
    why_missing,
)


@dataclass(frozen=True, slots=True)
class Saving:
    """The saving of one cohort. `baseline` and `cost` are means in person-seconds. `n_escalations` are claimed with
    both parts known, `n_completed` of them to their end. `rate` and `rate_before` are escalations per 100 sessions in
    the cohort's time and in as long a time before."""

    cohort: PricedCohort
    n_baseline: int
    n_escalations: int
    n_completed: int
    left_out: LeftOut
    unclaimed: Unclaimed
    matches: Sequence[CategoryMatch]
    baseline: Range | None
    cost: Range | None
    hours_per_week: Range | None
    missing: MissingSaving | None
    rate: float | None
    rate_before: float | None

    @property
    def n_baseline_missing(self) -> int:
        """Timed calls until a saving is shown."""
        return max(CALLS_FLOOR - self.n_baseline, 0)

    @property
    def is_thin(self) -> bool:
        return self.n_baseline < THIN_BELOW

    @property
    def is_rough(self) -> bool:
        return self.n_completed < ROUGH_BELOW

    @property
    def note(self) -> str:
        """What a reader has to know beside the saving, in sentences."""
        without = self.left_out.no_writing + self.left_out.not_opened
        sentences = [
            _why(self),
            f"Thin: {self.n_baseline} timed calls, {CALLS_ASKED_FOR} are asked for." if self._shows_thin else "",
            f"Rough: fewer than {ROUGH_BELOW} escalations with a known cost." if self._shows_rough else "",
            f"{without} left out: it is not known how long writing or getting ready took." if without else "",
            f"{self.unclaimed.n} not claimed: what was written for them is taken off." if self.unclaimed.n else "",
            f"Of {self.unclaimed.n_unknown} of these it is not known." if self.unclaimed.n_unknown else "",
        ]
        return " ".join(sentence for sentence in sentences if sentence)

    @property
    def _shows_thin(self) -> bool:
        return self.is_thin and self.hours_per_week is not None

    @property
    def _shows_rough(self) -> bool:
        return self.is_rough and self.hours_per_week is not None


def show_saving(
    cohort: PricedCohort, calls: Sequence[Measurement], comparison: Comparison, estimate: SavingEstimate | None
) -> Saving:
    """Apply the floors to an estimate, which is None where there are too few calls for any."""
    missing = why_missing(comparison, estimate)
    wasted = unclaimed(cohort.escalations)
    saved = estimate.saved if estimate and missing is None else None
    return Saving(
        cohort=cohort,
        n_baseline=len(calls),
        n_escalations=comparison.n_escalations,
        n_completed=comparison.costs.n,
        left_out=left_out(cohort.escalations),
        unclaimed=wasted,
        matches=matches(cohort, calls),
        baseline=estimate.baseline if estimate and len(calls) >= CALLS_FLOOR else None,
        cost=estimate.cost if estimate and missing is None else None,
        hours_per_week=per_week(saved, wasted.seconds, cohort.weeks) if saved and cohort.weeks else None,
        missing=missing,
        rate=per_hundred(len(cohort.escalations), cohort.n_sessions),
        rate_before=per_hundred(cohort.n_escalated_before, cohort.n_sessions_before),
    )


def about_calls(calls: Sequence[Measurement]) -> str:
    """What a reader has to know beside the baseline."""
    more = CALLS_FLOOR - len(calls)
    if more > 0:
        return f"Not enough data: {more} more timed calls, and this becomes a figure."
    thin = f" Thin: {len(calls)} timed calls, {CALLS_ASKED_FOR} are asked for." if len(calls) < THIN_BELOW else ""
    return f"Timed by hand with a stopwatch: minutes of the call × people on it.{thin}"


def _why(saving: Saving) -> str:
    if saving.missing == "no_baseline":
        return "No call was timed yet, so there is nothing to compare with."
    if saving.missing == "baseline_below_floor":
        return f"{saving.n_baseline_missing} more timed calls, and this becomes a figure."
    if saving.missing == "too_few_escalations":
        return f"Not enough data: {saving.n_completed} escalations with a known cost."
    if saving.missing == "not_reached":
        return "Not reached, because the longest cost of an escalation has no end yet."
    return "Per claimed escalation: the mean person-time of timed calls, less writing and getting ready."
