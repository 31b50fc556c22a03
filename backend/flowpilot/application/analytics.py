"""The metric as one answer: counts and figures of one cohort."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flowpilot.application.ports import Unit
from flowpilot.application.ports_metrics import ExportRow, Statistics
from flowpilot.domain.account import Actor
from flowpilot.domain.figure import LOWEST_FLOOR, Figure, describe, show
from flowpilot.domain.metric import (
    DAYS,
    Cohort,
    Counts,
    Period,
    count,
    getting_ready,
    time_to_first_action,
    waiting,
)


@dataclass(frozen=True, slots=True)
class EscalationMetric:
    """Counts and figures about one cohort, with their definition in words."""

    period: Period
    as_of: datetime
    time_zone: str
    counts: Counts
    time_to_first_action: Figure
    waiting: Figure
    getting_ready: Figure
    metric_definition: str


async def escalations(unit: Unit, actor: Actor, statistics: Statistics, period: Period) -> EscalationMetric:
    """The metric of the last 7, 30 or 90 days."""
    cohort = await unit.metrics.cohort(DAYS[period])
    return await measure(cohort, statistics, period, actor.account.time_zone)


async def measure(cohort: Cohort, statistics: Statistics, period: Period, time_zone: str) -> EscalationMetric:
    """The metric of a cohort that was read."""
    first_action, waited, ready = await _figures(cohort, statistics)
    return EscalationMetric(
        period=period,
        as_of=cohort.as_of,
        time_zone=time_zone,
        counts=count(cohort.escalations),
        time_to_first_action=first_action,
        waiting=waited,
        getting_ready=ready,
        metric_definition=describe(period, cohort.as_of, time_zone),
    )


async def export(unit: Unit, period: Period) -> Sequence[ExportRow]:
    """The rows behind the metric, newest first."""
    return await unit.metrics.export(DAYS[period])


async def _figures(cohort: Cohort, statistics: Statistics) -> Sequence[Figure]:
    """The figures; statistics are asked only about those that have enough for any."""
    measured = [time_to_first_action(cohort), waiting(cohort), getting_ready(cohort)]
    enough = [durations for durations in measured if durations.n >= LOWEST_FLOOR]
    estimates = iter(await statistics.estimate(enough) if enough else ())
    return [show(durations, next(estimates) if durations.n >= LOWEST_FLOOR else {}) for durations in measured]
