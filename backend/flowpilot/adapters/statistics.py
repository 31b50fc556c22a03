"""The statistics library behind its port: loaded when a page opens or asks, because it is large, and run beside the
event loop."""

import asyncio
import importlib
from collections.abc import Callable, Sequence
from threading import Thread

from flowpilot.domain.figure import Estimates
from flowpilot.domain.metric import Durations
from flowpilot.domain.survival_curve import Step

SURVIVAL = "flowpilot.adapters.survival"


class ScipyStatistics:
    """See `application.ports_metrics.Statistics`."""

    def __init__(self) -> None:
        self._is_warm = False

    def warm(self) -> None:
        if not self._is_warm:
            self._is_warm = True
            Thread(target=importlib.import_module, args=(SURVIVAL,), name="statistics", daemon=True).start()

    async def estimate(self, figures: Sequence[Durations]) -> Sequence[Estimates]:
        return await asyncio.to_thread(_estimate, figures)

    async def curves(self, figures: Sequence[Durations]) -> Sequence[Sequence[Step]]:
        return await asyncio.to_thread(_curves, figures)


def _estimate(figures: Sequence[Durations]) -> Sequence[Estimates]:
    estimate: Callable[[Durations], Estimates] = importlib.import_module(SURVIVAL).estimate
    return [estimate(durations) for durations in figures]


def _curves(figures: Sequence[Durations]) -> Sequence[Sequence[Step]]:
    steps: Callable[[Durations], Sequence[Step]] = importlib.import_module(SURVIVAL).steps
    return [steps(durations) for durations in figures]
