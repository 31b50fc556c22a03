"""Weeks as they hang on the wall in Berlin."""

from datetime import UTC, datetime, timedelta

from flowpilot.domain.metric import Cohort, Escalation
from flowpilot.domain.weeks import by_week, weeks_between

# The clocks in Berlin go forward on Sunday, 2026-03-29, and back on Sunday, 2026-10-25.
MONDAY = datetime(2026, 3, 22, 23, tzinfo=UTC)
NEXT_MONDAY = datetime(2026, 3, 29, 22, tzinfo=UTC)


def test_the_week_of_the_change_is_an_hour_shorter_and_in_autumn_longer() -> None:
    spring, after = weeks_between(MONDAY, NEXT_MONDAY + timedelta(days=7), "Europe/Berlin")
    assert (spring.start, spring.end, spring.partial) == (MONDAY, NEXT_MONDAY, False)
    assert after.end - after.start == timedelta(days=7)
    (autumn,) = weeks_between(
        datetime(2026, 10, 18, 22, tzinfo=UTC), datetime(2026, 10, 25, 23, tzinfo=UTC), "Europe/Berlin"
    )
    assert autumn.end - autumn.start == timedelta(days=7, hours=1)
    assert not autumn.partial


def test_the_first_and_the_last_are_partial() -> None:
    weeks = weeks_between(MONDAY + timedelta(hours=1), NEXT_MONDAY + timedelta(minutes=1), "Europe/Berlin")
    assert [week.partial for week in weeks] == [True, True]
    assert weeks[0].start == MONDAY


def test_each_escalation_is_in_the_week_in_which_it_was_made() -> None:
    now = NEXT_MONDAY + timedelta(days=3)
    weeks = weeks_between(MONDAY, now, "Europe/Berlin")
    at = [NEXT_MONDAY, NEXT_MONDAY - timedelta(microseconds=1), MONDAY]
    cohort = Cohort(now, [Escalation("open", escalated, None, None, None, None, 0) for escalated in at])
    first, second = by_week(cohort, weeks)
    assert [one.escalated_at for one in first.escalations] == at[1:]
    assert [one.escalated_at for one in second.escalations] == at[:1]
