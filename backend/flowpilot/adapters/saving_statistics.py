"""The statistics of a saving behind their port: loaded on first use, because they are large, and run beside the event
loop."""

import asyncio
import importlib
from collections.abc import Callable

from flowpilot.domain.saving import Comparison, SavingEstimate


class ScipySavings:
    """See `application.ports_savings.SavingStatistics`."""

    async def compare(self, comparison: Comparison) -> SavingEstimate:
        return await asyncio.to_thread(_compare, comparison)


def _compare(comparison: Comparison) -> SavingEstimate:
    module = importlib.import_module("flowpilot.adapters.survival.saving")
    compare: Callable[[Comparison], SavingEstimate] = module.compare
    return compare(comparison)
