"""The metric as one answer, with stamps from memory."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from flowpilot.adapters.statistics import ScipyStatistics
from flowpilot.application.analytics import EscalationMetric, Question, Reading, measure
from flowpilot.application.analytics_views import weeks
from flowpilot.application.ports_metrics import Statistics
from flowpilot.domain.duty import DutyCalendar, DutyRange
from flowpilot.domain.figure import Estimates
from flowpilot.domain.metric import Cohort, Durations, Escalation
from flowpilot.domain.survival_curve import Step

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 3, 29, 12, tzinfo=UTC)


class NoStatistics:
    """Fails a test in which anybody computes a thing."""

    def warm(self) -> None:
        """Nothing to load."""

    async def estimate(self, figures: Sequence[Durations]) -> Sequence[Estimates]:
        raise AssertionError(f"asked about {len(figures)} figures")

    async def curves(self, figures: Sequence[Durations]) -> Sequence[Sequence[Step]]:
        raise AssertionError(f"asked about {len(figures)} curves")


def claimed(minutes: float, acted: float | None) -> Escalation:
    """Escalated an hour ago, claimed after so many minutes, acted on so many minutes later."""
    start = NOON - timedelta(hours=1)
    taken = start + timedelta(minutes=minutes)
    action = None if acted is None else taken + timedelta(minutes=acted)
    return Escalation("claimed", start, None, taken, action, None, 0)


def unclaimed() -> Escalation:
    return Escalation("open", NOON - timedelta(hours=1), None, None, None, None, 0)


async def metric_of(*escalations: Escalation, statistics: Statistics | None = None) -> EscalationMetric:
    reading = Reading(Question("7d"), Cohort(NOON, escalations), "Europe/Berlin")
    return await measure(reading, statistics or ScipyStatistics())


async def test_with_too_few_nothing_is_computed() -> None:
    metric = await metric_of(*[claimed(1, 1)] * 5, statistics=NoStatistics())
    assert set(metric.waiting.missing.values()) == {"below_floor"}


async def test_nobody_claimed() -> None:
    metric = await metric_of(*[unclaimed()] * 50, statistics=NoStatistics())
    assert (metric.counts.n_unclaimed, metric.waiting.n, metric.waiting.n_censored) == (50, 0, 50)
    assert not metric.time_to_first_action.points


async def test_each_figure_has_its_own_estimates() -> None:
    metric = await metric_of(*[claimed(minute, 2 * minute) for minute in range(1, 8)])
    assert metric.waiting.estimates["median"].value == 4 * 60
    assert metric.time_to_first_action.estimates["median"].value == 8 * 60
    assert not metric.getting_ready.estimates


async def test_a_figure_with_enough_is_shown_beside_one_without() -> None:
    metric = await metric_of(*[claimed(minute, None) for minute in range(1, 8)])
    assert metric.waiting.estimates["mean"].value == pytest.approx(240)
    assert (metric.time_to_first_action.n_censored, metric.time_to_first_action.estimates) == (7, {})


async def test_what_still_waits_moves_every_figure_that_it_is_in() -> None:
    seven = [claimed(minute, 1) for minute in range(1, 8)]
    calm, busy = await metric_of(*seven), await metric_of(*seven, *[unclaimed()] * 4)
    assert calm.waiting.estimates["median"].value == 4 * 60
    assert busy.waiting.estimates["median"].value == 6 * 60
    assert busy.waiting.missing["mean"] == "not_reached"
    assert busy.time_to_first_action == calm.time_to_first_action


async def test_on_the_duty_clock_a_night_without_anybody_does_not_count() -> None:
    office = DutyCalendar("UTC", {day: [DutyRange(9 * 60, 17 * 60)] for day in range(7)})
    evening = NOON - timedelta(hours=20)
    morning = NOON - timedelta(hours=2)
    asked = [Escalation("claimed", evening, None, morning, NOON, None, 0)] * 6
    cohort = Cohort(NOON, asked)
    duty = await measure(Reading(Question("7d", "duty"), cohort, "UTC", office), ScipyStatistics())
    wall = await measure(Reading(Question("7d"), cohort, "UTC"), ScipyStatistics())
    assert wall.waiting.estimates["median"].value == 18 * 3600
    assert duty.waiting.estimates["median"].value == 2 * 3600
    assert duty.time_to_first_action.estimates["median"].value == 2 * 3600
    assert "nobody on duty" in duty.metric_definition.en


async def test_the_weeks_add_up_to_the_whole() -> None:
    made = [claimed(minute, 1) for minute in range(1, 8)] + [unclaimed()] * 2
    reading = Reading(Question("30d"), Cohort(NOON, made), "Europe/Berlin")
    parts = [part for _, part in await weeks(reading, ScipyStatistics())]
    assert sum(part.counts.n_escalated for part in parts) == 9
    assert parts[-1].waiting.n_censored == 2
    assert parts[-1].waiting.estimates["median"].value == 5 * 60
