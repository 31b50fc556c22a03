"""What is shown of a saving: the numbers, or why there are none, and what a reader has to know beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from flowpilot.domain.baseline import CALLS_ASKED_FOR, CALLS_FLOOR, THIN_BELOW
from flowpilot.domain.figure import ROUGH_BELOW, Estimate
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
    per_week,
    unclaimed,
    why_missing,
)


@dataclass(frozen=True, slots=True)
class Saving:
    """The saving of one cohort. `baseline` and `cost` are means in person-seconds. `n_escalations` are claimed with
    both parts known, `n_completed` of them to their end."""

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
        shown = self.hours_per_week is not None
        sentences = [
            _why(self),
            "Less than a week was measured: a whole one may be different." if shown and self.cohort.weeks < 1 else "",
            thin_note(self.n_baseline) if shown else "",
            f"Rough: fewer than {ROUGH_BELOW} escalations with a known cost." if shown and self.is_rough else "",
            f"{without} left out: how long writing or getting ready took is not known." if without else "",
            f"{self.unclaimed.n} not claimed: what was written for them is taken off." if self.unclaimed.n else "",
            f"Of {self.unclaimed.n_unknown} of these that is not known." if self.unclaimed.n_unknown else "",
        ]
        return " ".join(sentence for sentence in sentences if sentence)


def show_saving(
    cohort: PricedCohort, comparison: Comparison, cost: Estimate | None, estimate: SavingEstimate | None
) -> Saving:
    """Apply the floors. `cost` is an escalation's mean, None where the curve does not reach it; `estimate` is None
    where there are too few calls for any."""
    missing = why_missing(comparison, cost)
    wasted = unclaimed(cohort)
    saved = estimate.saved if estimate and missing is None else None
    return Saving(
        cohort=cohort,
        n_baseline=len(comparison.calls),
        n_escalations=comparison.n_escalations,
        n_completed=comparison.costs.n,
        left_out=left_out(cohort),
        unclaimed=wasted,
        matches=comparison.matches,
        baseline=estimate.baseline if estimate and len(comparison.calls) >= CALLS_FLOOR else None,
        cost=as_range(cost),
        hours_per_week=per_week(saved, wasted.seconds, cohort.weeks) if saved and cohort.weeks else None,
        missing=missing,
    )


def as_range(estimate: Estimate | None) -> Range | None:
    """An estimate whose interval has both ends, as that of a mean has."""
    if estimate is None or estimate.high is None:
        return None
    return Range(estimate.value, estimate.low, estimate.high)


def about_calls(n_calls: int) -> str:
    """What a reader has to know beside the baseline."""
    if n_calls < CALLS_FLOOR:
        return f"Not enough data: {_more(CALLS_FLOOR - n_calls)}, and this becomes a figure."
    thin = thin_note(n_calls)
    return f"Timed by hand with a stopwatch: length of the call × people on it.{' ' if thin else ''}{thin}"


def thin_note(n_calls: int) -> str:
    """A sentence where there are few calls, else an empty text."""
    return f"Thin: {n_calls} timed calls, {CALLS_ASKED_FOR} are asked for." if n_calls < THIN_BELOW else ""


def _why(saving: Saving) -> str:
    if saving.missing == "no_baseline":
        return f"Nothing to compare with: {_more(CALLS_FLOOR)}, and this becomes a figure."
    if saving.missing == "baseline_below_floor":
        return f"Not enough data: {_more(saving.n_baseline_missing)}, and this becomes a figure."
    if saving.missing == "too_few_escalations":
        return f"Not enough data: {saving.n_completed} escalations with a known cost."
    if saving.missing == "not_reached":
        return "Not reached, because the longest cost of an escalation has no end yet."
    return "Per claimed escalation: the mean person-time of timed calls, less writing and getting ready."


def _more(n_calls: int) -> str:
    return "1 more timed call" if n_calls == 1 else f"{n_calls} more timed calls"
