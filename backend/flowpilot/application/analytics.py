"""The metric as one answer: counts and figures of one cohort.

What is read in a transaction is a `Reading`; what is computed of it needs none, and takes longer.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from flowpilot.application.ports import Unit
from flowpilot.application.ports_metrics import ExportRow, Statistics
from flowpilot.domain.account import Actor
from flowpilot.domain.definition import ClockName, describe
from flowpilot.domain.duty import DutyCalendar
from flowpilot.domain.duty_clock import DutyClock
from flowpilot.domain.figure import LOWEST_FLOOR, NEWEST_POINTS, PART_UNKNOWN, Estimates, Figure, show
from flowpilot.domain.language import Text
from flowpilot.domain.metric import (
    DAYS,
    NO_FILTERS,
    Clock,
    Cohort,
    Counts,
    Durations,
    Filters,
    Period,
    count,
    escalation_cost,
    getting_ready,
    time_to_first_action,
    waiting,
    wall_clock,
)

Measure = Callable[[Cohort, Clock], Durations]
FIGURES: Sequence[Measure] = (time_to_first_action, waiting, getting_ready, escalation_cost)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the last so many days, on which clock, about which escalations."""

    period: Period = "30d"
    clock: ClockName = "wall"
    filters: Filters = NO_FILTERS


@dataclass(frozen=True, slots=True)
class Reading:
    """A cohort with what it takes to measure it. The calendar is read for the duty clock only."""

    question: Question
    cohort: Cohort
    time_zone: str
    calendar: DutyCalendar | None = None

    def clock(self) -> Clock:
        """The clock that was asked for; without a calendar everybody is always on duty."""
        if self.calendar is None:
            return wall_clock
        first = min((one.escalated_at for one in self.cohort.escalations), default=self.cohort.as_of)
        return DutyClock.of(self.calendar, first, self.cohort.as_of)


@dataclass(frozen=True, slots=True)
class EscalationMetric:
    """Counts and figures about one cohort, with their definition in words."""

    question: Question
    as_of: datetime
    time_zone: str
    counts: Counts
    time_to_first_action: Figure
    waiting: Figure
    getting_ready: Figure
    escalation_cost: Figure
    metric_definition: Text


async def read(unit: Unit, actor: Actor, question: Question, *, main: bool = False) -> Reading:
    """The cohort that is asked about; with `main` only for the counts, waiting and time to first action."""
    cohort = await unit.metrics.cohort(DAYS[question.period], question.filters, main=main)
    return Reading(question, cohort, actor.account.time_zone, await calendar_for(unit, question))


async def calendar_for(unit: Unit, question: Question) -> DutyCalendar | None:
    """The account's calendar, where the duty clock is asked for and there is one."""
    return (await unit.policies.settings()).calendar if question.clock == "duty" else None


async def measure(reading: Reading, statistics: Statistics) -> EscalationMetric:
    """The metric of a cohort that was read."""
    cohort = reading.cohort
    measured = await durations_of(reading, FIGURES)
    estimates = await estimates_of(measured, statistics)
    first_action, waited, ready = (show(*pair) for pair in zip(measured[:3], estimates[:3], strict=True))
    return EscalationMetric(
        question=reading.question,
        as_of=cohort.as_of,
        time_zone=reading.time_zone,
        counts=await asyncio.to_thread(count, cohort.escalations),
        time_to_first_action=first_action,
        waiting=waited,
        getting_ready=ready,
        escalation_cost=show(measured[3], estimates[3], left_out=PART_UNKNOWN),
        metric_definition=definition_of(reading),
    )


async def durations_of(reading: Reading, figures: Sequence[Measure]) -> Sequence[Durations]:
    """The times of each figure on the clock that was asked for, taken beside the event loop."""

    def measured() -> Sequence[Durations]:
        clock = reading.clock()
        return [figure(reading.cohort, clock) for figure in figures]

    return await asyncio.to_thread(measured)


def definition_of(reading: Reading) -> Text:
    """The definition in words."""
    asked = reading.question
    has_calendar = reading.calendar is not None
    as_of = reading.cohort.as_of
    return describe(asked.period, as_of, reading.time_zone, asked.filters, asked.clock, has_calendar=has_calendar)


async def estimates_of(figures: Sequence[Durations], statistics: Statistics) -> Sequence[Estimates]:
    """The estimates of each; statistics are asked only about those that have enough for any."""
    enough = [durations for durations in figures if durations.n >= LOWEST_FLOOR]
    found = iter(await statistics.estimate(enough) if enough else ())
    return [next(found) if durations.n >= LOWEST_FLOOR else {} for durations in figures]


async def shown(figures: Sequence[Durations], statistics: Statistics, newest: int = NEWEST_POINTS) -> Sequence[Figure]:
    """What may be shown of each, with its newest points."""
    estimates = await estimates_of(figures, statistics)
    return [show(durations, found, newest=newest) for durations, found in zip(figures, estimates, strict=True)]


async def export(unit: Unit, period: Period, filters: Filters = NO_FILTERS) -> Sequence[ExportRow]:
    """The rows behind the metric, newest first."""
    return await unit.metrics.export(DAYS[period], filters)
