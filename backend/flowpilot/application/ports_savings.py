"""Ports of the saving: where its facts come from, and who computes its interval."""

from datetime import datetime
from typing import Protocol

from flowpilot.domain.saving import Comparison, PricedCohort, SavingEstimate


class Savings(Protocol):
    """What the bound account's savings are made of."""

    async def cohort(self, days: int) -> PricedCohort:
        """What was escalated in the last `days` × 24 hours, newest first."""

    async def cohort_since(self, since: datetime) -> PricedCohort:
        """What was escalated since then, newest first."""


class SavingStatistics(Protocol):
    """Estimates of a saving; slow enough that they run beside the event loop."""

    async def compare(self, comparison: Comparison) -> SavingEstimate:
        """The means and what was saved in all, with 95 % intervals. There are at least two calls."""
