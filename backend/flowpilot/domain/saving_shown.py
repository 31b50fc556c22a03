"""What is shown of a saving: the numbers, or why there are none, and what a reader has to know beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from flowpilot.domain.baseline import CALLS_ASKED_FOR, CALLS_FLOOR, THIN_BELOW
from flowpilot.domain.figure import ROUGH_BELOW, Estimate
from flowpilot.domain.language import Text
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
from flowpilot.domain.wording import NOTHING, joined

YOUNG = Text(
    "Less than a week was measured: a whole one may be different.",
    "Gemessen wurde weniger als eine Woche: Eine ganze kann anders ausfallen.",
)
ROUGH = Text(
    "Rough: fewer than {n} escalations with a known cost.", "Grob: weniger als {n} Eskalationen mit bekanntem Aufwand."
)
LEFT_OUT = Text(
    "{n} left out: how long writing or getting ready took is not known.",
    "{n} ausgelassen: Wie lange Schreiben oder Einarbeitung dauerte, ist nicht bekannt.",
)
NOT_CLAIMED = Text(
    "{n} not claimed: what was written for them is taken off.",
    "{n} nicht übernommen: Das Schreiben dafür ist abgezogen.",
)
NOT_KNOWN = Text("Of {n} of these that is not known.", "Bei {n} davon ist es nicht bekannt.")
TOO_FEW_CALLS = Text(
    "Not enough data: {more}, and this becomes a figure.", "Zu wenige Daten: noch {more}, dann wird daraus eine Zahl."
)
NO_BASELINE = Text(
    "Nothing to compare with: {more}, and this becomes a figure.",
    "Nichts zum Vergleichen: noch {more}, dann wird daraus eine Zahl.",
)
ONE_MORE = Text("1 more timed call", "1 gestopptes Gespräch")
MORE = Text("{n} more timed calls", "{n} gestoppte Gespräche")
TOO_FEW_ESCALATIONS = Text(
    "Not enough data: {n} escalations with a known cost.", "Zu wenige Daten: {n} Eskalationen mit bekanntem Aufwand."
)
NOT_REACHED = Text(
    "Not reached, because the longest cost of an escalation has no end yet.",
    "Nicht erreicht, weil der längste Aufwand einer Eskalation noch kein Ende hat.",
)
PER_ESCALATION = Text(
    "Per claimed escalation: the mean person-time of timed calls, less writing and getting ready.",
    "Je übernommener Eskalation: die mittlere Personenzeit der gestoppten Gespräche, abzüglich Schreiben und "
    "Einarbeitung.",
)
BY_HAND = Text(
    "Timed by hand with a stopwatch: length of the call × people on it.",
    "Von Hand mit der Stoppuhr gemessen: Dauer des Gesprächs × Personen.",
)
THIN = Text("Thin: {n} timed calls, {asked} are asked for.", "Dünn: {n} gestoppte Gespräche, {asked} sind erbeten.")


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
    def note(self) -> Text:
        """What a reader has to know beside the saving, in sentences."""
        without = self.left_out.no_writing + self.left_out.not_opened
        shown = self.hours_per_week is not None
        return joined(
            [
                _why(self),
                YOUNG if shown and self.cohort.weeks < 1 else NOTHING,
                thin_note(self.n_baseline) if shown else NOTHING,
                ROUGH.filled(n=ROUGH_BELOW) if shown and self.is_rough else NOTHING,
                LEFT_OUT.filled(n=without) if without else NOTHING,
                NOT_CLAIMED.filled(n=self.unclaimed.n) if self.unclaimed.n else NOTHING,
                NOT_KNOWN.filled(n=self.unclaimed.n_unknown) if self.unclaimed.n_unknown else NOTHING,
            ]
        )


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


def about_calls(n_calls: int) -> Text:
    """What a reader has to know beside the baseline."""
    if n_calls < CALLS_FLOOR:
        return TOO_FEW_CALLS.filled(more=_more(CALLS_FLOOR - n_calls))
    return joined([BY_HAND, thin_note(n_calls)])


def thin_note(n_calls: int) -> Text:
    """A sentence where there are few calls, else nothing."""
    return THIN.filled(n=n_calls, asked=CALLS_ASKED_FOR) if n_calls < THIN_BELOW else NOTHING


def _why(saving: Saving) -> Text:
    if saving.missing == "no_baseline":
        return NO_BASELINE.filled(more=_more(CALLS_FLOOR))
    if saving.missing == "baseline_below_floor":
        return TOO_FEW_CALLS.filled(more=_more(saving.n_baseline_missing))
    if saving.missing == "too_few_escalations":
        return TOO_FEW_ESCALATIONS.filled(n=saving.n_completed)
    return NOT_REACHED if saving.missing == "not_reached" else PER_ESCALATION


def _more(n_calls: int) -> Text:
    return ONE_MORE if n_calls == 1 else MORE.filled(n=n_calls)
