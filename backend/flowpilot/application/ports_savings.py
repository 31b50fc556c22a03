"""Ports of the saving: where its facts come from, and who computes its interval."""

from datetime import datetime
from typing import Protocol

from flowpilot.domain.figure import Estimate
from flowpilot.domain.saving import Comparison, SavingEstimate, Workload


class Savings(Protocol):
    """What the bound account's savings are set beside."""

    async def workload(self, since: datetime, until: datetime) -> Workload:
        """Sessions begun and handoffs escalated after `since`, up to `until`."""


class SavingStatistics(Protocol):
    """Estimates of a saving; slow enough that they run beside the event loop, and outside of any transaction."""

    async def compare(self, comparison: Comparison, cost: Estimate | None) -> SavingEstimate:
        """The mean of all calls and what was saved in all, with 95 % intervals. There are at least two calls; `cost`
        is the mean cost of an escalation in person-seconds."""
