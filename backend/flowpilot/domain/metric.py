"""The metric: one cohort of escalations, how many came to what, and how long each part took.

This is the one definition that the screen, the API and the export share. All times are wall-clock seconds.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from flowpilot.domain.handoff import HandoffState

Period = Literal["7d", "30d", "90d"]
Standing = Literal["claimed", "unclaimed", "cancelled", "self_solved"]

DAYS: Mapping[Period, int] = {"7d": 7, "30d": 30, "90d": 90}


@dataclass(frozen=True, slots=True)
class Escalation:
    """The stamps of one escalated handoff, by the claim that stands or that ended it.

    `opened_at` is when that claimer first opened the context screen, if that was before the claim. `given_up` counts
    the claims on it that were let go.
    """

    state: HandoffState
    escalated_at: datetime
    opened_at: datetime | None
    claimed_at: datetime | None
    first_action_at: datetime | None
    ended_at: datetime | None
    given_up: int

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
    long. `left_out` counts claimed escalations without the beginning of this interval."""

    seconds: Sequence[float]
    censored: Sequence[bool]
    left_out: int = 0

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


def waiting(cohort: Cohort) -> Durations:
    """From escalated to claimed, for the whole cohort."""
    return _durations(cohort, [(one.escalated_at, one.claimed_at, one.ended_at) for one in cohort.escalations])


def time_to_first_action(cohort: Cohort) -> Durations:
    """From claimed to the claimer's first action, for the claimed ones."""
    return _durations(
        cohort,
        [(one.claimed_at, one.first_action_at, one.ended_at) for one in cohort.escalations if one.claimed_at],
    )


def getting_ready(cohort: Cohort) -> Durations:
    """From the claimer's first opening to their first action, for the claimed ones that were opened before."""
    return _durations(
        cohort,
        [(one.opened_at, one.first_action_at, one.ended_at) for one in cohort.escalations if one.claimed_at],
    )


def _durations(
    cohort: Cohort, intervals: Sequence[tuple[datetime | None, datetime | None, datetime | None]]
) -> Durations:
    """Measure (start, end, closed); without an end it is cut when the handoff was closed, else now."""
    begun = [(start, end, closed) for start, end, closed in intervals if start]
    return Durations(
        seconds=[((end or closed or cohort.as_of) - start).total_seconds() for start, end, closed in begun],
        censored=[end is None for _, end, _ in begun],
        left_out=len(intervals) - len(begun),
    )
