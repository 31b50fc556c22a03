"""The saving: what calls cost before, less what escalations cost now, in person-hours a week.

Per claimed escalation of which writing and getting ready are known: the mean person-time of the timed calls of its
category (of all calls, where its category has too few), less what the escalation cost. What was written for
escalations that nobody claimed is taken off in the end.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from flowpilot.domain.baseline import CALLS_FLOOR, Measurement
from flowpilot.domain.figure import LOWEST_FLOOR
from flowpilot.domain.metric import Durations, Standing

MissingSaving = Literal["no_baseline", "baseline_below_floor", "too_few_escalations", "not_reached"]

SECONDS_PER_MINUTE = 60.0
SECONDS_PER_HOUR = 3600.0
SECONDS_PER_WEEK = 7 * 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Range:
    """A value with its 95 % interval, in the unit that its owner names."""

    value: float
    low: float
    high: float

    def times(self, factor: float, less: float = 0.0) -> "Range":
        """The same in another unit, after `less` of this one is taken off. `factor` is above zero."""
        return Range(*((end - less) * factor for end in (self.value, self.low, self.high)))


@dataclass(frozen=True, slots=True)
class PricedEscalation:
    """What an escalation has to do with a saving, by the claim that stands or that ended it. Writing was measured by
    the page; it and the opening before the claim may be unknown."""

    standing: Standing
    category: str | None
    writing_seconds: float | None
    opened_at: datetime | None
    first_action_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class PricedCohort:
    """Escalations since `since` up to `as_of`, and how many sessions began then; the same for as long a time before
    that. `created_at` is the account's."""

    as_of: datetime
    since: datetime
    created_at: datetime
    escalations: Sequence[PricedEscalation]
    n_sessions: int
    n_sessions_before: int
    n_escalated_before: int

    @property
    def weeks(self) -> float:
        """How long was measured: since the later of the beginning and the account's creation."""
        seconds = (self.as_of - max(self.since, self.created_at)).total_seconds()
        return max(seconds, 0.0) / SECONDS_PER_WEEK


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Claimed escalations that are in no saving: it is not known how long they were written, or, where it is, when
    the claimer opened them first."""

    no_writing: int
    not_opened: int


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """What was written for nothing. `seconds` of those of which it is known; `n_unknown` counts the others."""

    n: int
    n_unknown: int
    seconds: float


@dataclass(frozen=True, slots=True)
class CategoryMatch:
    """Escalations of one category that are compared with calls of that category alone."""

    category: str
    n_baseline: int
    n_escalations: int


@dataclass(frozen=True, slots=True)
class CallGroup:
    """Calls whose mean stands for each of `n_escalations` escalations; `calls` are positions among all calls."""

    calls: Sequence[int]
    n_escalations: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Calls in person-seconds with the escalations that each group of them stands for, and what these cost."""

    calls: Sequence[float]
    groups: Sequence[CallGroup]
    costs: Durations

    @property
    def n_escalations(self) -> int:
        return len(self.costs.seconds)


@dataclass(frozen=True, slots=True)
class SavingEstimate:
    """In person-seconds: the mean of all calls, the mean cost of an escalation, and what was saved in all. The last two
    are None where the cost's curve does not reach its mean or nothing can be said."""

    baseline: Range
    cost: Range | None
    saved: Range | None


def left_out(escalations: Sequence[PricedEscalation]) -> LeftOut:
    """Count what is claimed and cannot be compared."""
    claimed = [one for one in escalations if one.standing == "claimed"]
    no_writing = sum(one.writing_seconds is None for one in claimed)
    not_opened = sum(one.writing_seconds is not None and one.opened_at is None for one in claimed)
    return LeftOut(no_writing, not_opened)


def unclaimed(escalations: Sequence[PricedEscalation]) -> Unclaimed:
    """What nobody claimed, cancelled and self-solved ones included."""
    written = [one.writing_seconds for one in escalations if one.standing != "claimed"]
    known = [seconds for seconds in written if seconds is not None]
    return Unclaimed(len(written), len(written) - len(known), sum(known))


def compare(cohort: PricedCohort, calls: Sequence[Measurement]) -> Comparison:
    """Set escalations beside calls: by category where that has enough calls, else beside all calls."""
    priced = [one for one in cohort.escalations if _is_priced(one)]
    n_escalations = Counter(one.category for one in priced)
    own = {match.category for match in matches(cohort, calls)}
    groups = [
        CallGroup([at for at, call in enumerate(calls) if call.category == name], n_escalations[name])
        for name in sorted(own)
    ]
    others = sum(n for name, n in n_escalations.items() if name not in own)
    return Comparison(
        calls=[call.person_seconds for call in calls],
        groups=[*groups, CallGroup(range(len(calls)), others)] if others else groups,
        costs=_costs(priced, cohort.as_of),
    )


def matches(cohort: PricedCohort, calls: Sequence[Measurement]) -> Sequence[CategoryMatch]:
    """Categories that have enough calls of their own and escalations to compare, by name."""
    n_calls = Counter(call.category for call in calls)
    n_escalations = Counter(one.category for one in cohort.escalations if _is_priced(one))
    return [
        CategoryMatch(name, n_calls[name], n)
        for name, n in sorted(n_escalations.items(), key=lambda item: item[0] or "")
        if name is not None and n_calls[name] >= CALLS_FLOOR
    ]


def why_missing(comparison: Comparison, estimate: SavingEstimate | None) -> MissingSaving | None:
    """Why there is no saving to show, or nothing where there is one."""
    if not comparison.calls:
        return "no_baseline"
    if len(comparison.calls) < CALLS_FLOOR:
        return "baseline_below_floor"
    if comparison.costs.n < LOWEST_FLOOR:
        return "too_few_escalations"
    return "not_reached" if estimate is None or estimate.saved is None else None


def per_week(saved: Range, written_for_nothing: float, weeks: float) -> Range:
    """Person-seconds in all, less those written for nothing, as hours a week."""
    return saved.times(1 / SECONDS_PER_HOUR / weeks, less=written_for_nothing)


def per_hundred(n_escalated: int, n_sessions: int) -> float | None:
    """Escalations per 100 sessions; None without a session."""
    return 100 * n_escalated / n_sessions if n_sessions else None


def _is_priced(one: PricedEscalation) -> bool:
    return one.standing == "claimed" and one.writing_seconds is not None and one.opened_at is not None


def _costs(priced: Sequence[PricedEscalation], as_of: datetime) -> Durations:
    """Writing and getting ready in person-seconds; without a first action cut when it was closed, else now."""
    return Durations(
        seconds=[
            (one.writing_seconds or 0.0)
            + ((one.first_action_at or one.ended_at or as_of) - one.opened_at).total_seconds()
            for one in priced
            if one.opened_at
        ],
        censored=[one.first_action_at is None for one in priced],
    )
