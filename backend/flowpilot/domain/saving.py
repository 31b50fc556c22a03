"""The saving: what calls cost before, less what escalations cost now.

Per claimed escalation of which writing and getting ready are known: the mean person-time of the timed calls of its
category (of all calls, where its category has too few), less what the escalation cost. What was written for
escalations that nobody claimed is taken off in the end.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from flowpilot.domain.baseline import CALLS_FLOOR, Measurement
from flowpilot.domain.figure import LOWEST_FLOOR, Estimate
from flowpilot.domain.metric import Cohort, Durations, Escalation, escalation_cost

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
class Workload:
    """How many sessions began in some time, and how many handoffs were escalated in it."""

    n_sessions: int
    n_escalated: int

    @property
    def rate(self) -> float | None:
        """Escalations per 100 sessions; None without a session."""
        return 100 * self.n_escalated / self.n_sessions if self.n_sessions else None


@dataclass(frozen=True, slots=True)
class PricedCohort:
    """Escalations with their categories since `since`, and the workload of that time and of as long a time before it.
    `created_at` is the account's."""

    as_of: datetime
    since: datetime
    created_at: datetime
    escalations: Sequence[tuple[str | None, Escalation]]
    workload: Workload
    workload_before: Workload

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
    """A category whose escalations are compared with its own calls."""

    category: str
    n_baseline: int
    n_escalations: int


@dataclass(frozen=True, slots=True)
class CallGroup:
    """Calls whose mean stands for each of `n_escalations`; `calls` are positions among all calls. Without a category
    it is all calls, for the escalations whose own category has too few."""

    category: str | None
    calls: Sequence[int]
    n_escalations: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Calls in person-seconds, the groups of them that stand for escalations, and what these cost in person-seconds."""

    calls: Sequence[float]
    groups: Sequence[CallGroup]
    costs: Durations

    @property
    def n_escalations(self) -> int:
        return len(self.costs.seconds)

    @property
    def matches(self) -> Sequence[CategoryMatch]:
        """The groups that are one category's."""
        return [
            CategoryMatch(group.category, len(group.calls), group.n_escalations)
            for group in self.groups
            if group.category is not None
        ]

    @property
    def shows_cost(self) -> bool:
        """Whether enough escalations have a cost that is known to its end."""
        return self.costs.n >= LOWEST_FLOOR


@dataclass(frozen=True, slots=True)
class SavingEstimate:
    """In person-seconds: the mean of all calls, and what was saved in all; None where no cost was handed in."""

    baseline: Range
    saved: Range | None


def left_out(cohort: PricedCohort) -> LeftOut:
    """Count what is claimed and cannot be compared."""
    claimed = [one for _, one in cohort.escalations if one.claimed_at]
    no_writing = sum(one.writing_seconds is None for one in claimed)
    not_opened = sum(one.writing_seconds is not None and one.opened_at is None for one in claimed)
    return LeftOut(no_writing, not_opened)


def unclaimed(cohort: PricedCohort) -> Unclaimed:
    """What nobody claimed, cancelled and self-solved ones included."""
    written = [one.writing_seconds for _, one in cohort.escalations if one.claimed_at is None]
    known = [seconds for seconds in written if seconds is not None]
    return Unclaimed(len(written), len(written) - len(known), sum(known))


def compare(cohort: PricedCohort, calls: Sequence[Measurement]) -> Comparison:
    """Set escalations beside calls: by category where that has enough calls, else beside all calls."""
    priced = [(name, one) for name, one in cohort.escalations if _is_priced(one)]
    return Comparison(
        calls=[call.person_seconds for call in calls],
        groups=_groups(Counter(name for name, _ in priced), calls),
        costs=escalation_cost(Cohort(cohort.as_of, [one for _, one in priced])),
    )


def why_missing(comparison: Comparison, cost: Estimate | None) -> MissingSaving | None:
    """Why there is no saving to show, or nothing where there is one."""
    if not comparison.calls:
        return "no_baseline"
    if len(comparison.calls) < CALLS_FLOOR:
        return "baseline_below_floor"
    if not comparison.shows_cost:
        return "too_few_escalations"
    return "not_reached" if cost is None else None


def per_week(saved: Range, written_for_nothing: float, weeks: float) -> Range:
    """Person-seconds in all, less those written for nothing, as hours a week."""
    return saved.times(1 / SECONDS_PER_HOUR / weeks, less=written_for_nothing)


def _groups(n_escalations: Mapping[str | None, int], calls: Sequence[Measurement]) -> Sequence[CallGroup]:
    """Categories with calls enough, by name, and at last all calls for the rest."""
    positions: dict[str, list[int]] = {}
    for at, call in enumerate(calls):
        if call.category is not None:
            positions.setdefault(call.category, []).append(at)
    own = [
        CallGroup(name, at, n_escalations[name])
        for name, at in sorted(positions.items())
        if len(at) >= CALLS_FLOOR and n_escalations.get(name)
    ]
    others = sum(n_escalations.values()) - sum(group.n_escalations for group in own)
    return [*own, CallGroup(None, range(len(calls)), others)] if others else own


def _is_priced(one: Escalation) -> bool:
    return one.claimed_at is not None and one.writing_seconds is not None and one.opened_at is not None
