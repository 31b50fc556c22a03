"""The statistics library behind its port: loaded on first use, because it is large, and run beside the event loop."""

import asyncio
import importlib
from collections.abc import Callable, Sequence

from flowpilot.domain.figure import Estimates
from flowpilot.domain.metric import Durations
from flowpilot.domain.survival_curve import Step


class ScipyStatistics:
    """See `application.ports_metrics.Statistics`."""

    async def estimate(self, figures: Sequence[Durations]) -> Sequence[Estimates]:
        return await asyncio.to_thread(_estimate, figures)

    async def curves(self, figures: Sequence[Durations]) -> Sequence[Sequence[Step]]:
        return await asyncio.to_thread(_curves, figures)


def _estimate(figures: Sequence[Durations]) -> Sequence[Estimates]:
    estimate: Callable[[Durations], Estimates] = importlib.import_module("flowpilot.adapters.survival").estimate
    return [estimate(durations) for durations in figures]


def _curves(figures: Sequence[Durations]) -> Sequence[Sequence[Step]]:
    steps: Callable[[Durations], Sequence[Step]] = importlib.import_module("flowpilot.adapters.survival").steps
    return [steps(durations) for durations in figures]
