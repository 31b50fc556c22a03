"""How long the team was on duty, as its members would count it."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from flowpilot.domain.duty import DutyCalendar, DutyRange, Holiday
from flowpilot.domain.duty_clock import DutyClock
from flowpilot.domain.metric import Cohort, Escalation, waiting

HOUR = 3600.0
FROM_NINE_TO_FIVE = DutyRange(9 * 60, 17 * 60)
OFFICE = DutyCalendar("Europe/Berlin", {day: [FROM_NINE_TO_FIVE] for day in range(5)})
AROUND_THE_CLOCK = DutyCalendar("Europe/Berlin", {day: [DutyRange(0, 24 * 60)] for day in range(7)})
# The clocks in Berlin go forward on Sunday, 2026-03-29, from 2:00 to 3:00.
FRIDAY = datetime(2026, 3, 27, tzinfo=UTC)
AFTER = datetime(2026, 4, 6, tzinfo=UTC)


def berlin(day: int, hour: int, *, summer: bool = False) -> datetime:
    """Of March 2026, as the clock on the wall in Berlin shows it."""
    return datetime(2026, 3, day, hour, tzinfo=UTC) - timedelta(hours=2 if summer else 1)


def on_duty(calendar: DutyCalendar, start: datetime, end: datetime) -> float:
    return DutyClock.of(calendar, FRIDAY - timedelta(days=10), AFTER)(start, end)


def test_the_evening_and_the_weekend_do_not_count() -> None:
    assert on_duty(OFFICE, berlin(27, 16), berlin(27, 20)) == HOUR
    assert on_duty(OFFICE, berlin(27, 16), berlin(30, 10, summer=True)) == 2 * HOUR
    assert on_duty(OFFICE, berlin(28, 9), berlin(29, 17, summer=True)) == 0


def test_the_week_in_which_the_clocks_go_forward_has_as_many_hours_at_the_office() -> None:
    assert on_duty(OFFICE, berlin(23, 0), berlin(30, 0, summer=True)) == 5 * 8 * HOUR
    assert on_duty(OFFICE, berlin(30, 8, summer=True), berlin(30, 12, summer=True)) == 3 * HOUR


def test_a_night_shift_in_that_night_is_an_hour_shorter() -> None:
    nights = DutyCalendar("Europe/Berlin", {5: [DutyRange(22 * 60, 6 * 60)]})
    assert on_duty(nights, berlin(28, 12), berlin(29, 12, summer=True)) == 7 * HOUR
    assert on_duty(AROUND_THE_CLOCK, berlin(29, 0), berlin(30, 0, summer=True)) == 23 * HOUR


def test_a_holiday_does_not_count() -> None:
    off = DutyCalendar("Europe/Berlin", OFFICE.week, [Holiday(berlin(26, 12).date(), "Inventory")])
    assert on_duty(off, berlin(25, 16), berlin(27, 10)) == 2 * HOUR


def test_a_clock_that_went_back_at_night_is_still_a_fault() -> None:
    assert on_duty(OFFICE, berlin(27, 22), berlin(27, 21)) == -HOUR


def test_who_waits_over_the_weekend_waited_two_hours_on_duty() -> None:
    waited = Escalation("claimed", berlin(27, 16), None, berlin(30, 10, summer=True), None, None, 0)
    cohort = Cohort(AFTER, [waited])
    assert waiting(cohort, DutyClock.of(OFFICE, FRIDAY, AFTER)).seconds == [2 * HOUR]
    assert waiting(cohort).seconds == [65 * HOUR]


quarters = some.integers(0, 10 * 24 * 4)


@given(quarters, quarters)
def test_it_equals_a_count_of_quarters_of_an_hour(one: int, other: int) -> None:
    quarter = timedelta(minutes=15)
    first, last = sorted((one, other))
    counted = sum(_at_the_office(FRIDAY + number * quarter) for number in range(first, last)) * quarter
    assert on_duty(OFFICE, FRIDAY + first * quarter, FRIDAY + last * quarter) == counted.total_seconds()


def _at_the_office(instant: datetime) -> bool:
    local = instant + timedelta(hours=2 if instant >= berlin(29, 2) else 1)
    return local.weekday() < 5 and 9 <= local.hour < 17
