"""Hours saved a week with stamps from memory and answers computed by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from flowpilot.adapters.saving_statistics import ScipySavings
from flowpilot.adapters.statistics import ScipyStatistics
from flowpilot.application.savings import Engines, PilotReading, Savings, SavingsReading, measure, measure_saving
from flowpilot.domain.account import Account
from flowpilot.domain.baseline import Measurement
from flowpilot.domain.metric import Escalation
from flowpilot.domain.saving import PricedCohort, Workload

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 3, 29, 12, tzinfo=UTC)
OPENED = NOON - timedelta(days=1)
MADE = NOON - timedelta(days=14)
ACCOUNT = Account(uuid4(), "Northlight", "Europe/Berlin", "en", False, MADE, MADE)
ENGINES = Engines(ScipyStatistics(), ScipySavings())

# Person-minutes 20, 20, 40, 80, 80: their mean is 48. By 20 they are 2 to the power of 0, 0, 1, 2, 2, whose variance
# is 1, so v = (ln 2)² = 0.480453, r = 2.776445 × √(v/5 + v²/8) = 0.981405 and e^r = 2.668203.
CALLS = [(10, 2), (10, 2), (20, 2), (40, 2), (40, 2)]
FACTOR = 2.668203


def calls(*timed: tuple[float, int], category: str | None = None) -> list[Measurement]:
    return [
        Measurement(OPENED, OPENED + timedelta(minutes=minutes), people, category, None, None)
        for minutes, people in timed
    ]


def claimed(cost: float, *, acted: bool = True) -> Escalation:
    """It cost so many seconds, a minute of them writing; without an action it cost at least as much."""
    ready = OPENED + timedelta(seconds=cost - 60)
    ended = None if acted else ready
    return Escalation("resolved", OPENED, OPENED, OPENED, ready if acted else None, ended, 0, 60.0)


def unclaimed(writing: float) -> Escalation:
    return Escalation("open", OPENED, None, None, None, None, 0, writing)


async def savings_of(timed: Sequence[Measurement], *escalations: Escalation, category: str | None = None) -> Savings:
    """Over the two weeks since the account was made."""
    seen = [(category, one) for one in escalations]
    cohort = PricedCohort(NOON, NOON - timedelta(days=30), MADE, seen, Workload(50, 6), Workload(0, 0))
    pilot = PilotReading(ACCOUNT, replace(cohort, since=MADE), timed, None)
    return await measure(SavingsReading("30d", cohort, pilot), ENGINES)


async def test_the_known_answer() -> None:
    answer = await savings_of(calls(*CALLS), *[claimed(300)] * 6)
    saving = answer.saving
    assert saving.baseline
    assert saving.baseline.value == 48 * 60
    assert saving.baseline.low == pytest.approx(48 * 60 / FACTOR, rel=1e-6)
    assert saving.baseline.high == pytest.approx(48 * 60 * FACTOR, rel=1e-6)
    assert saving.hours_per_week
    assert saving.hours_per_week.value == pytest.approx(6 * (48 - 5) / 60 / 2)
    assert saving.hours_per_week.low == pytest.approx(6 * (48 / FACTOR - 5) / 60 / 2, rel=1e-6)
    assert saving.hours_per_week.high == pytest.approx(6 * (48 * FACTOR - 5) / 60 / 2, rel=1e-6)


async def test_the_interval_joins_what_is_not_known_of_calls_and_of_escalations() -> None:
    answer = await savings_of(calls(*CALLS), *[claimed(cost) for cost in (120, 180, 240, 300, 480, 960)])
    saving = answer.saving
    assert saving.cost
    assert saving.hours_per_week
    assert saving.cost.value == pytest.approx(380)
    below = ((48 * 60 * (1 - 1 / FACTOR)) ** 2 + (saving.cost.high - 380) ** 2) ** 0.5
    assert saving.hours_per_week.low == pytest.approx(6 * (48 * 60 - 380 - below) / 3600 / 2, rel=1e-5)


async def test_a_category_with_calls_enough_is_compared_with_them_alone() -> None:
    timed = [*calls(*CALLS, category="mail"), *calls(*[(480, 2)] * 5)]
    answer = await savings_of(timed, *[claimed(300)] * 6, category="mail")
    assert answer.saving.hours_per_week
    assert answer.saving.hours_per_week.value == pytest.approx(6 * (48 - 5) / 60 / 2)


async def test_calls_of_a_category_count_in_its_mean_and_in_that_of_all() -> None:
    timed = [*calls(*CALLS, category="mail"), *calls(*CALLS)]
    mail = await savings_of(timed, *[claimed(300)] * 6, category="mail")
    seen = [("mail", claimed(300))] * 6 + [(None, claimed(300))] * 6
    cohort = PricedCohort(NOON, MADE, MADE, seen, Workload(50, 12), Workload(0, 0))
    both = (await measure(SavingsReading("30d", cohort, PilotReading(ACCOUNT, cohort, timed, None)), ENGINES)).saving
    assert mail.saving.hours_per_week
    assert both.hours_per_week
    of_mail = 6 * 48 * 60 * (1 - 1 / FACTOR)
    v = 4 / 9 * 2 * 0.4804530  # the variance of the ten logarithms
    factor = 2.7182818 ** (2.2621572 * (v / 10 + v**2 / 18) ** 0.5)
    of_all = 6 * 48 * 60 * (1 - 1 / factor)
    below = (of_mail**2 * (1 + 2 * 6 / 6 * 5 / 10) + of_all**2) ** 0.5
    assert both.hours_per_week.low == pytest.approx((12 * (48 * 60 - 300) - below) / 3600 / 2, rel=1e-5)


async def test_what_was_written_for_nobody_is_taken_off_and_an_unknown_part_is_not() -> None:
    answer = await savings_of(calls(*CALLS), *[claimed(300)] * 6, unclaimed(1800), unclaimed(1800))
    assert answer.saving.hours_per_week
    assert answer.saving.hours_per_week.value == pytest.approx((6 * (48 - 5) / 60 - 1) / 2)
    assert "2 not claimed" in answer.saving.note.en


async def test_dropping_what_has_no_end_yet_would_overstate_the_saving() -> None:
    ended = [claimed(cost) for cost in (120, 180, 240, 300, 480, 1800)]
    some = (await savings_of(calls(*CALLS), *ended, *[claimed(900, acted=False)] * 4)).saving
    none = (await savings_of(calls(*CALLS), *ended)).saving
    assert some.cost
    assert none.cost
    assert some.cost.value > none.cost.value


async def test_a_cost_without_an_end_that_is_the_longest_leaves_no_figure() -> None:
    answer = await savings_of(calls(*CALLS), *[claimed(300)] * 6, claimed(4000, acted=False))
    assert answer.saving.hours_per_week is None
    assert answer.saving.missing == "not_reached"


@pytest.mark.parametrize(
    ("n_calls", "n_escalations", "missing", "more"),
    [
        (0, 6, "no_baseline", 5),
        (1, 6, "baseline_below_floor", 4),
        (4, 6, "baseline_below_floor", 1),
        (5, 5, "too_few_escalations", 0),
        (5, 6, None, 0),
    ],
)
async def test_below_the_floors_there_is_a_reason_and_no_figure(
    n_calls: int, n_escalations: int, missing: str | None, more: int
) -> None:
    saving = (await savings_of(calls(*CALLS[:n_calls]), *[claimed(300)] * n_escalations)).saving
    assert (saving.missing, saving.n_baseline_missing) == (missing, more)
    assert (saving.hours_per_week is None) == (missing is not None)
    if more:
        assert f"{more} more timed call" in saving.note.en


async def test_many_people_on_a_long_call_are_not_cut_at_8_hours() -> None:
    answer = await savings_of(calls(*[(300, 10)] * 6), *[claimed(300)] * 6)
    assert answer.baseline.estimates["mean"].value == 300 * 60 * 10


async def test_few_calls_are_thin_and_few_escalations_rough() -> None:
    few = (await savings_of(calls(*CALLS), *[claimed(300)] * 39)).saving
    many = (await savings_of(calls(*CALLS, *CALLS), *[claimed(300)] * 40)).saving
    assert (few.is_thin, few.is_rough) == (True, True)
    assert (many.is_thin, many.is_rough) == (False, False)
    assert "Thin" in few.note.en
    assert "Rough" in few.note.en


async def test_less_than_a_week_is_said_to_be_less() -> None:
    cohort = PricedCohort(
        NOON, NOON - timedelta(days=6), MADE, [(None, claimed(300))] * 6, Workload(9, 6), Workload(0, 0)
    )
    days = await measure_saving(cohort, calls(*CALLS), ENGINES)
    assert "Less than a week" in days.note.en
    assert "Less than a week" not in (await savings_of(calls(*CALLS), *[claimed(300)] * 6)).saving.note.en


async def test_the_verdict_is_about_the_pilot_and_not_about_the_period() -> None:
    timed = calls(*[(60, 3)] * 6)
    cohort = PricedCohort(NOON, MADE, MADE, [(None, claimed(300))] * 40, Workload(99, 40), Workload(0, 0))
    nothing = replace(cohort, escalations=[])
    answer = await measure(SavingsReading("7d", nothing, PilotReading(ACCOUNT, cohort, timed, None)), ENGINES)
    assert answer.saving.missing == "too_few_escalations"
    assert answer.pilot.verdict.outcome == "verified"
