"""The metric: one cohort of escalations, how many came to what, and how long each part took.

This is the one definition that the screen, the API and the export share. A time is in seconds on the clock that the
caller hands in: the wall clock, or `duty_clock`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from flowpilot.domain.handoff import HandoffState
from flowpilot.domain.session import Priority

Period = Literal["7d", "30d", "90d"]
Standing = Literal["claimed", "unclaimed", "cancelled", "self_solved"]
Attribute = Literal["priority", "client", "category"]
Clock = Callable[[datetime, datetime], float]

DAYS: Mapping[Period, int] = {"7d": 7, "30d": 30, "90d": 90}


@dataclass(frozen=True, slots=True)
class Filters:
    """Which escalations are in the cohort; None where it does not matter. An empty category or client stands for
    those without one."""

    priority: Priority | None = None
    category: str | None = None
    client: str | None = None


NO_FILTERS = Filters()


class Escalation(NamedTuple):
    """The stamps of one escalated handoff, by the claim that stands or that ended it.

    `state` and `ended_at` count while there is no first action; afterwards they may be left at "claimed" and None.
    `opened_at` is when that claimer first opened the context screen, if that was before the claim. `given_up` counts
    the claims on it that were let go. `writing_seconds` is how long its dialog was open, as the page measured it.
    """

    state: HandoffState
    escalated_at: datetime
    opened_at: datetime | None
    claimed_at: datetime | None
    first_action_at: datetime | None
    ended_at: datetime | None
    given_up: int
    writing_seconds: float | None = None

    @property
    def standing(self) -> Standing:
        """Where it belongs in the counts. Cancelled or not: what was claimed when it ended counts as claimed."""
        if self.claimed_at is not None:
            return "claimed"
        if self.state in ("cancelled", "self_solved"):
            return self.state
        return "unclaimed"


@dataclass(frozen=True, slots=True)
class Cohort:
    """Escalations of N × 24 hours up to `as_of`, newest first, from one database snapshot."""

    as_of: datetime
    escalations: Sequence[Escalation]


@dataclass(frozen=True, slots=True)
class SortedCohort:
    """The same, each with its priority, client or category; None stands for those without."""

    as_of: datetime
    escalations: Sequence[tuple[str | None, Escalation]]

    def groups(self) -> Mapping[str | None, Cohort]:
        """A cohort for each name, the largest first."""
        found: dict[str | None, list[Escalation]] = {}
        for name, escalation in self.escalations:
            found.setdefault(name, []).append(escalation)
        ordered = sorted(found.items(), key=lambda group: (-len(group[1]), group[0] or ""))
        return {name: Cohort(self.as_of, escalations) for name, escalations in ordered}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many escalations came to what: the first is the sum of claimed, unclaimed, cancelled and self-solved."""

    n_escalated: int
    n_claimed: int
    n_with_action: int
    n_unclaimed: int
    n_cancelled: int
    n_self_solved: int
    n_given_up: int


@dataclass(frozen=True, slots=True)
class Durations:
    """Times of one figure in seconds, newest escalation first. Where `censored`, the end had not come: at least so
    long. `closed` says which of the censored ones were closed without it, the others run now; empty stands for none.
    `left_out` counts claimed escalations of which a part of this interval is not known."""

    seconds: Sequence[float]
    censored: Sequence[bool]
    left_out: int = 0
    closed: Sequence[bool] = ()

    @property
    def n_censored(self) -> int:
        return sum(self.censored)

    @property
    def n(self) -> int:
        """How many are complete."""
        return len(self.seconds) - self.n_censored

    @property
    def n_negative(self) -> int:
        """How many are below zero, cut ones included: faults in the records."""
        return sum(seconds < 0 for seconds in self.seconds)


def wall_clock(start: datetime, end: datetime) -> float:
    """The seconds from one instant to another; below zero when the end comes first."""
    return (end - start).total_seconds()


def count(escalations: Sequence[Escalation]) -> Counts:
    """Count every escalation once, and the claims that were given up."""
    standings = Counter(escalation.standing for escalation in escalations)
    return Counts(
        n_escalated=len(escalations),
        n_claimed=standings["claimed"],
        n_with_action=sum(escalation.first_action_at is not None for escalation in escalations),
        n_unclaimed=standings["unclaimed"],
        n_cancelled=standings["cancelled"],
        n_self_solved=standings["self_solved"],
        n_given_up=sum(escalation.given_up for escalation in escalations),
    )


def waiting(cohort: Cohort, clock: Clock = wall_clock) -> Durations:
    """From escalated to claimed, for the whole cohort."""
    return _durations(
        cohort.as_of, clock, [(one.escalated_at, one.claimed_at, one.ended_at, 0.0) for one in cohort.escalations]
    )


def time_to_first_action(cohort: Cohort, clock: Clock = wall_clock) -> Durations:
    """From claimed to the claimer's first action, for the claimed ones."""
    return _durations(
        cohort.as_of, clock, [(one.claimed_at, one.first_action_at, one.ended_at, 0.0) for one in _claimed(cohort)]
    )


def getting_ready(cohort: Cohort, clock: Clock = wall_clock) -> Durations:
    """From the claimer's first opening to their first action, for the claimed ones that were opened before."""
    return _durations(
        cohort.as_of, clock, [(one.opened_at, one.first_action_at, one.ended_at, 0.0) for one in _claimed(cohort)]
    )


def escalation_cost(cohort: Cohort, clock: Clock = wall_clock) -> Durations:
    """Writing and getting ready together in person-seconds, for the claimed ones of which both are known. Writing was
    measured by the page and is the same on every clock."""
    return _durations(
        cohort.as_of,
        clock,
        [(one.opened_at, one.first_action_at, one.ended_at, one.writing_seconds) for one in _claimed(cohort)],
    )


# Start, end, when it was closed, and seconds spent before.
_Interval = tuple[datetime | None, datetime | None, datetime | None, float | None]


def _claimed(cohort: Cohort) -> Iterable[Escalation]:
    return (one for one in cohort.escalations if one.claimed_at)


def _durations(as_of: datetime, clock: Clock, intervals: Sequence[_Interval]) -> Durations:
    """Measure each; without an end it is cut when the handoff was closed, else now."""
    begun = [(start, end, closed, before) for start, end, closed, before in intervals if start and before is not None]
    return Durations(
        seconds=[before + clock(start, end or closed or as_of) for start, end, closed, before in begun],
        censored=[end is None for _, end, _, _ in begun],
        left_out=len(intervals) - len(begun),
        closed=[end is None and closed is not None for _, end, closed, _ in begun],
    )
