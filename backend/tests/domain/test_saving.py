"""What a saving is made of: which calls stand for which escalations, and what is left out or taken off."""

from datetime import UTC, datetime, timedelta

import pytest

from flowpilot.domain.baseline import Measurement
from flowpilot.domain.metric import Escalation
from flowpilot.domain.saving import PricedCohort, Range, Workload, compare, left_out, per_week, unclaimed

NOON = datetime(2026, 3, 29, 12, tzinfo=UTC)
QUIET = Workload(0, 0)


def call(minutes: float, people: int = 1, category: str | None = None) -> Measurement:
    return Measurement(NOON, NOON + timedelta(minutes=minutes), people, category, None, None)


def claimed(writing: float | None, opened: bool = True, acted: float | None = 240) -> Escalation:
    """Opened two minutes after it was escalated, claimed a minute later, acted on so many seconds after opening."""
    start = NOON - timedelta(hours=1)
    opened_at = start + timedelta(minutes=2)
    first_action_at = None if acted is None else opened_at + timedelta(seconds=acted)
    claimed_at = start + timedelta(minutes=3)
    return Escalation("claimed", start, opened_at if opened else None, claimed_at, first_action_at, None, 0, writing)


def unclaimed_one(writing: float | None) -> Escalation:
    return Escalation("cancelled", NOON - timedelta(hours=1), None, None, None, NOON, 0, writing)


def cohort(*escalations: tuple[str | None, Escalation], days: float = 30, older: float = 100) -> PricedCohort:
    """Of the last days, in an account that was made so many days ago."""
    since, made = NOON - timedelta(days=days), NOON - timedelta(days=older)
    return PricedCohort(NOON, since, made, escalations, QUIET, QUIET)


def test_a_call_costs_its_length_times_the_people_on_it() -> None:
    assert call(12, people=3).person_seconds == 12 * 60 * 3


def test_escalations_of_a_category_are_compared_with_its_calls_and_the_others_with_all() -> None:
    calls = [*[call(30, category="mail")] * 5, *[call(10, category="vpn")] * 4, call(20)]
    seen = cohort(("mail", claimed(60)), ("mail", claimed(60)), ("vpn", claimed(60)), (None, claimed(60)))
    found = compare(seen, calls)
    assert [(group.category, list(group.calls), group.n_escalations) for group in found.groups] == [
        ("mail", [0, 1, 2, 3, 4], 2),
        (None, list(range(10)), 2),
    ]
    (match,) = found.matches
    assert (match.category, match.n_baseline, match.n_escalations) == ("mail", 5, 2)


def test_calls_without_a_category_are_no_category() -> None:
    (group,) = compare(cohort((None, claimed(60))), [call(10)] * 5).groups
    assert group.category is None


def test_what_an_escalation_costs_is_writing_and_getting_ready() -> None:
    found = compare(cohort((None, claimed(60, acted=240)), (None, claimed(30, acted=None))), [])
    assert list(found.costs.seconds) == [300, 30 + 58 * 60]
    assert list(found.costs.censored) == [False, True]


def test_a_part_that_is_not_known_leaves_an_escalation_out_and_is_no_zero() -> None:
    seen = cohort((None, claimed(None)), (None, claimed(60, opened=False)), (None, claimed(None, opened=False)))
    out = left_out(seen)
    assert (out.no_writing, out.not_opened) == (2, 1)
    assert compare(seen, []).n_escalations == 0


def test_what_was_written_for_nobody_is_counted() -> None:
    seen = cohort(
        (None, unclaimed_one(90)), (None, unclaimed_one(30)), (None, unclaimed_one(None)), (None, claimed(60))
    )
    wasted = unclaimed(seen)
    assert (wasted.n, wasted.n_unknown, wasted.seconds) == (3, 1, 120)


def test_what_was_written_for_nobody_can_make_a_saving_negative() -> None:
    assert per_week(Range(3600, 0, 7200), 2 * 3600, weeks=2) == Range(-0.5, -1, 0)


@pytest.mark.parametrize(("days", "older", "weeks"), [(28, 100, 4), (28, 14, 2), (7, 0, 0)])
def test_weeks_begin_with_the_period_or_with_the_account(days: float, older: float, weeks: float) -> None:
    assert cohort(days=days, older=older).weeks == weeks


def test_a_rate_needs_a_session() -> None:
    assert Workload(200, 30).rate == 15
    assert Workload(0, 0).rate is None
