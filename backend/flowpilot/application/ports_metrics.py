"""Ports of the metric: where the stamps come from, and who computes the statistics."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from flowpilot.domain.figure import Estimates
from flowpilot.domain.handoff import FirstActionKind, HandoffState
from flowpilot.domain.metric import NO_FILTERS, Attribute, Cohort, Durations, Filters, SortedCohort
from flowpilot.domain.session import Priority
from flowpilot.domain.survival_curve import Step

# So many times 24 hours up to now, or everything since an instant.
Start = int | datetime


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One escalation of a cohort as it goes into the export. `senior` is the claimer's name."""

    handoff_id: UUID
    session_id: UUID
    priority: Priority
    category: str | None
    client: str | None
    escalated_at: datetime
    first_delivered_at: datetime | None
    opened_at: datetime | None
    claimed_at: datetime | None
    first_action_at: datetime | None
    first_action_kind: FirstActionKind | None
    ended_at: datetime | None
    outcome: HandoffState | None
    senior: str | None
    writing_seconds: float | None
    given_up: int


class Metrics(Protocol):
    """Escalations of the bound account, newest first, each answer from one snapshot of the database."""

    async def cohort(self, start: Start, filters: Filters = NO_FILTERS, *, main: bool = False) -> Cohort:
        """What was escalated since then. With `main` only what the counts, waiting and time to first action need:
        `opened_at` and `writing_seconds` may be None."""

    async def sorted_by(self, attribute: Attribute, start: Start, filters: Filters = NO_FILTERS) -> SortedCohort:
        """The same escalations, each with its priority, client or category."""

    async def export(self, start: Start, filters: Filters = NO_FILTERS) -> Sequence[ExportRow]:
        """The same escalations, with all that a reader needs to compute the figures anew."""


class Statistics(Protocol):
    """Kaplan-Meier estimates; slow enough that they run beside the event loop, and outside of any transaction."""

    def warm(self) -> None:
        """Figures will soon be asked for: begin to load what that needs, beside everything else."""

    async def estimate(self, figures: Sequence[Durations]) -> Sequence[Estimates]:
        """Mean up to 8 hours, median, 90th and 95th percentile of each, with 95 % intervals, all in seconds.

        None stands for a percentile that the curve does not reach, and for the mean while the longest time is a
        censored one below 8 hours. Each of `figures` has at least two completed times.
        """

    async def curves(self, figures: Sequence[Durations]) -> Sequence[Sequence[Step]]:
        """The steps of each curve with 95 % intervals, thinned to at most `MOST_STEPS` with both ends kept; none for
        an empty figure."""
