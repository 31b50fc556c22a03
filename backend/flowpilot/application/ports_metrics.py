"""Ports of the metric: where the stamps come from, and who computes the statistics."""

from collections.abc import Sequence
from typing import Protocol

from flowpilot.domain.figure import Estimates
from flowpilot.domain.metric import Cohort, Durations, ExportRow


class Metrics(Protocol):
    """Escalations of the bound account, each answer from one snapshot of the database."""

    async def cohort(self, days: int) -> Cohort:
        """What was escalated in the last `days` × 24 hours, newest first."""

    async def export(self, days: int) -> Sequence[ExportRow]:
        """The same escalations, with all that a reader needs to compute the figures anew."""


class Statistics(Protocol):
    """Kaplan-Meier estimates; slow enough that they run beside the event loop."""

    async def estimate(self, figures: Sequence[Durations]) -> Sequence[Estimates]:
        """Mean up to 8 hours, median, 90th and 95th percentile of each, with 95 % intervals, all in seconds.

        None stands for a percentile that the curve does not reach, and for the mean while the longest time is a
        censored one below 8 hours. Each of `figures` has at least two completed times.
        """
