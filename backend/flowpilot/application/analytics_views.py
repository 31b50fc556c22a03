"""The same cohort looked at in other ways: as curves, week by week, and by what it is about."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from flowpilot.application.analytics import Question, Reading, calendar_for, durations_of, shown
from flowpilot.application.ports import Unit
from flowpilot.application.ports_metrics import Statistics
from flowpilot.domain.account import Actor
from flowpilot.domain.figure import Figure
from flowpilot.domain.metric import (
    DAYS,
    Attribute,
    Clock,
    Cohort,
    Counts,
    Durations,
    count,
    getting_ready,
    time_to_first_action,
    waiting,
)
from flowpilot.domain.survival_curve import SurvivalCurve, draw
from flowpilot.domain.weeks import Week, by_week, weeks_between

BRIEF_POINTS = 20
MOST_GROUPS = 50


@dataclass(frozen=True, slots=True)
class Curves:
    """The survival curve of each part."""

    waiting: SurvivalCurve
    time_to_first_action: SurvivalCurve
    getting_ready: SurvivalCurve


@dataclass(frozen=True, slots=True)
class Part:
    """Counts of a part of the cohort, and its two main figures with their newest points."""

    counts: Counts
    time_to_first_action: Figure
    waiting: Figure


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The largest groups of a cohort by name, and how many more there are."""

    groups: Sequence[tuple[str | None, Part]]
    n_more: int


async def curves(reading: Reading, statistics: Statistics) -> Curves:
    """The curves of the cohort."""
    measured = await durations_of(reading, (waiting, time_to_first_action, getting_ready))
    steps = await statistics.curves(measured)
    return await asyncio.to_thread(lambda: Curves(*map(draw, measured, steps)))


async def weeks(reading: Reading, statistics: Statistics) -> Sequence[tuple[Week, Part]]:
    """The cohort from Monday to Monday in the account's time zone, the first week first."""
    as_of = reading.cohort.as_of
    found = weeks_between(as_of - timedelta(days=DAYS[reading.question.period]), as_of, reading.time_zone)
    parts = await _parts(by_week(reading.cohort, found), reading.clock(), statistics)
    return list(zip(found, parts, strict=True))


@dataclass(frozen=True, slots=True)
class SortedReading:
    """A cohort, and the same by name: the largest group first."""

    whole: Reading
    groups: Sequence[tuple[str | None, Cohort]]


async def read_sorted(unit: Unit, actor: Actor, question: Question, by: Attribute) -> SortedReading:
    """The cohort that is asked about, by priority, client or category."""
    found = await unit.metrics.sorted_by(by, DAYS[question.period], question.filters)
    everything = Cohort(found.as_of, [escalation for _, escalation in found.escalations])
    calendar = await calendar_for(unit, question)
    return SortedReading(Reading(question, everything, actor.account.time_zone, calendar), list(found.groups().items()))


async def breakdown(reading: SortedReading, statistics: Statistics) -> Breakdown:
    """The largest groups, most escalations first."""
    largest = reading.groups[:MOST_GROUPS]
    parts = await _parts([cohort for _, cohort in largest], reading.whole.clock(), statistics)
    names = [name for name, _ in largest]
    return Breakdown(list(zip(names, parts, strict=True)), len(reading.groups) - len(largest))


async def _parts(cohorts: Sequence[Cohort], clock: Clock, statistics: Statistics) -> Sequence[Part]:
    def measured() -> Sequence[Durations]:
        return [figure(cohort, clock) for cohort in cohorts for figure in (time_to_first_action, waiting)]

    figures = await shown(await asyncio.to_thread(measured), statistics, BRIEF_POINTS)
    return [
        Part(count(cohort.escalations), first_action, waited)
        for cohort, first_action, waited in zip(cohorts, figures[::2], figures[1::2], strict=True)
    ]
