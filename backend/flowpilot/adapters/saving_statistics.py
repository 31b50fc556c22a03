"""The statistics of a saving behind their port: loaded on first use, because they are large, and run beside the event
loop."""

import asyncio
import importlib
from collections.abc import Callable

from flowpilot.domain.figure import Estimate
from flowpilot.domain.saving import Comparison, SavingEstimate


class ScipySavings:
    """See `application.ports_savings.SavingStatistics`."""

    async def compare(self, comparison: Comparison, cost: Estimate | None) -> SavingEstimate:
        return await asyncio.to_thread(_compare, comparison, cost)


def _compare(comparison: Comparison, cost: Estimate | None) -> SavingEstimate:
    module = importlib.import_module("flowpilot.adapters.survival.saving")
    compare: Callable[[Comparison, Estimate | None], SavingEstimate] = module.compare
    return compare(comparison, cost)
