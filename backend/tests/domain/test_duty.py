"""Duty time passes only while somebody is on duty, whatever the clocks do; checked minute by minute."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from flowpilot.domain.duty import (
    DutyCalendar,
    DutyRange,
    Holiday,
    clock_of_minutes,
    duty_instant,
    duty_times,
    minutes_of_clock,
)

MINUTE = timedelta(minutes=1)
HORIZON = timedelta(days=6)

# Zones whose clocks change by an hour, by half an hour and by two hours, around the days of 2026 when they do, and one
# whose clocks never change.
CHANGES = {
    "Europe/Berlin": ("2026-03-29", "2026-10-25"),
    "America/New_York": ("2026-03-08", "2026-11-01"),
    "Australia/Lord_Howe": ("2026-04-05", "2026-10-04"),
    "Antarctica/Troll": ("2026-03-29", "2026-10-25"),
    "Asia/Kathmandu": ("2026-03-29",),
}

RANGE = st.builds(DutyRange, st.integers(0, 1439), st.integers(0, 1440)).filter(lambda one: one.start != one.end)
WEEK = st.dictionaries(st.integers(0, 6), st.lists(RANGE, max_size=3))


@st.composite
def calendars(draw: st.DrawFn) -> tuple[DutyCalendar, datetime]:
    """A calendar, and a start near a day on which its zone changes the clocks."""
    zone = draw(st.sampled_from(sorted(CHANGES)))
    day = date.fromisoformat(draw(st.sampled_from(CHANGES[zone])))
    days_off = draw(st.lists(st.integers(-2, 4), max_size=2))
    calendar = DutyCalendar(zone, draw(WEEK), [Holiday(day + timedelta(days=off), "…") for off in days_off])
    minutes = draw(st.integers(-2 * 1440, 2 * 1440))
    return calendar, datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minutes)


def is_on_duty(calendar: DutyCalendar, instant: datetime) -> bool:
    """What the clock on the wall says at this minute."""
    wall = instant.astimezone(ZoneInfo(calendar.time_zone))
    minute = wall.hour * 60 + wall.minute
    if wall.date() in {holiday.date for holiday in calendar.holidays}:
        return False
    today = calendar.week.get(wall.weekday(), ())
    before = calendar.week.get((wall.weekday() - 1) % 7, ())
    return any(one.start <= minute < one.end if one.start < one.end else minute >= one.start for one in today) or any(
        one.end <= one.start and minute < one.end for one in before
    )


@settings(max_examples=150, deadline=None)
@given(calendars(), st.integers(1, 1500))
def test_it_is_what_counting_minute_by_minute_says(case: tuple[DutyCalendar, datetime], minutes: int) -> None:
    calendar, start = case
    found = duty_instant(start, minutes, calendar)
    at, left = start, minutes
    while left and at < start + HORIZON:
        left -= is_on_duty(calendar, at)
        at += MINUTE
    if left:
        assert found is None or found > at
    else:
        assert found == at


@settings(deadline=None)
@given(calendars(), st.integers(1, 900), st.integers(1, 900))
def test_later_steps_come_later_and_minutes_add_up(case: tuple[DutyCalendar, datetime], one: int, other: int) -> None:
    calendar, start = case
    first, both = duty_instant(start, one, calendar), duty_instant(start, one + other, calendar)
    assume(both is not None)
    assert first
    assert both
    assert start + one * MINUTE <= first < both
    assert duty_instant(first, other, calendar) == both


@settings(deadline=None)
@given(calendars(), st.integers(1, 3000), st.timedeltas(timedelta(), MINUTE))
def test_it_never_comes_in_a_break_or_on_a_holiday(
    case: tuple[DutyCalendar, datetime], minutes: int, seconds: timedelta
) -> None:
    calendar, start = case
    found = duty_instant(start + seconds, minutes, calendar)
    assume(found is not None)
    assert found
    assert is_on_duty(calendar, found - timedelta(microseconds=1))


@settings(deadline=None)
@given(calendars())
def test_times_on_duty_are_in_order_and_apart(case: tuple[DutyCalendar, datetime]) -> None:
    calendar, start = case
    last = start
    for _, (begin, end) in zip(range(60), duty_times(start, calendar), strict=False):
        assert last <= begin < end
        last = end


@given(st.integers(0, 1440))
def test_a_time_of_day_is_written_and_read(minutes: int) -> None:
    assert minutes_of_clock(clock_of_minutes(minutes)) == minutes


@pytest.mark.parametrize("text", ["", "8:00", "08:60", "24:01", "0800", "08-00", "٠٨:٠٠", "-8:00", "08:00 "])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="time"):
        minutes_of_clock(text)


def hours(*ranges: str) -> list[DutyRange]:
    """Ranges such as "08:00-12:00"."""
    parted = [text.split("-") for text in ranges]
    return [DutyRange(minutes_of_clock(start), minutes_of_clock(end)) for start, end in parted]


OFFICE = hours("08:00-12:00", "13:00-17:00")
WEEKDAYS: Mapping[int, Sequence[DutyRange]] = dict.fromkeys(range(5), OFFICE)
ALWAYS: Mapping[int, Sequence[DutyRange]] = dict.fromkeys(range(7), hours("00:00-24:00"))
NIGHTS: Mapping[int, Sequence[DutyRange]] = dict.fromkeys(range(7), hours("22:00-06:00"))


def after(calendar: DutyCalendar, start: str, minutes: int) -> str | None:
    """The local time at which so many minutes of duty have passed since a local time."""
    zone = ZoneInfo(calendar.time_zone)
    found = duty_instant(datetime.fromisoformat(start).replace(tzinfo=zone), minutes, calendar)
    return found.astimezone(zone).strftime("%a %d %H:%M %Z") if found else None


def test_a_lunch_break_and_a_night_are_skipped() -> None:
    office = DutyCalendar("Europe/Berlin", WEEKDAYS)
    assert after(office, "2026-06-09T11:50", 10) == "Tue 09 12:00 CEST"
    assert after(office, "2026-06-09T11:50", 11) == "Tue 09 13:01 CEST"
    assert after(office, "2026-06-09T12:30", 1) == "Tue 09 13:01 CEST"
    assert after(office, "2026-06-09T16:50", 20) == "Wed 10 08:10 CEST"
    assert after(office, "2026-06-12T16:50", 20) == "Mon 15 08:10 CEST"


def test_a_holiday_is_skipped_also_by_the_night_that_leads_into_it() -> None:
    new_year = [Holiday(date(2027, 1, 1), "New Year")]
    office = DutyCalendar("Europe/Berlin", WEEKDAYS, new_year)
    assert after(office, "2026-12-31T16:55", 10) == "Mon 04 08:05 CET"
    nights = DutyCalendar("Europe/Berlin", NIGHTS, new_year)
    assert after(nights, "2026-12-31T23:50", 20) == "Sat 02 00:10 CET"


@pytest.mark.parametrize(
    ("zone", "start", "minutes", "expected"),
    [
        # Spring: 02:00 to 03:00 is not there, so a night that spans it is an hour shorter.
        ("Europe/Berlin", "2026-03-29T01:30", 60, "Sun 29 03:30 CEST"),
        ("America/New_York", "2026-03-08T01:30", 60, "Sun 08 03:30 EDT"),
        ("Australia/Lord_Howe", "2026-10-04T01:30", 60, "Sun 04 03:00 +11"),
        # Autumn: the hour is there twice, and both times somebody is on duty.
        ("Europe/Berlin", "2026-10-25T01:30", 60, "Sun 25 02:30 CEST"),
        ("Europe/Berlin", "2026-10-25T01:30", 120, "Sun 25 02:30 CET"),
        ("America/New_York", "2026-11-01T00:30", 120, "Sun 01 01:30 EST"),
        ("Australia/Lord_Howe", "2026-04-05T01:15", 60, "Sun 05 01:45 +1030"),
    ],
)
def test_around_the_clock_minutes_are_real_when_the_clocks_change(
    zone: str, start: str, minutes: int, expected: str
) -> None:
    assert after(DutyCalendar(zone, ALWAYS), start, minutes) == expected
    begun = datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(zone))
    assert duty_instant(begun, minutes, DutyCalendar(zone, ALWAYS)) == duty_instant(begun, minutes, None)


@pytest.mark.parametrize(
    ("zone", "start", "opens"),
    [
        ("Europe/Berlin", "2026-03-27T16:50", "Mon 30 08:10 CEST"),
        ("Europe/Berlin", "2026-10-23T16:50", "Mon 26 08:10 CET"),
        ("America/New_York", "2026-03-06T16:50", "Mon 09 08:10 EDT"),
        ("America/New_York", "2026-10-30T16:50", "Mon 02 08:10 EST"),
        ("Australia/Lord_Howe", "2026-04-03T16:50", "Mon 06 08:10 +1030"),
        ("Australia/Lord_Howe", "2026-10-02T16:50", "Mon 05 08:10 +11"),
    ],
)
def test_over_a_weekend_of_changed_clocks_the_office_opens_at_eight(zone: str, start: str, opens: str) -> None:
    assert after(DutyCalendar(zone, WEEKDAYS), start, 20) == opens


def test_a_shift_inside_the_missing_hour_does_not_take_place() -> None:
    short = DutyCalendar("Europe/Berlin", {6: hours("02:10-02:50")})
    assert after(short, "2026-03-28T12:00", 10) == "Sun 05 02:20 CEST"


def test_a_shift_inside_the_repeated_hour_takes_place_twice() -> None:
    short = DutyCalendar("Europe/Berlin", {6: hours("02:10-02:50")})
    assert after(short, "2026-10-24T12:00", 40) == "Sun 25 02:50 CEST"
    assert after(short, "2026-10-24T12:00", 41) == "Sun 25 02:11 CET"


def test_what_never_comes_is_nothing() -> None:
    assert duty_instant(datetime(2026, 6, 9, tzinfo=UTC), 1, DutyCalendar("UTC", {})) is None
    once_a_week = DutyCalendar("UTC", {0: hours("00:00-00:01")})
    assert duty_instant(datetime(2026, 6, 9, tzinfo=UTC), 104, once_a_week)
    assert duty_instant(datetime(2026, 6, 9, tzinfo=UTC), 106, once_a_week) is None
