"""Quiet hours: Bob sleeps through, whatever the clocks do that night, and hears of it when he is up."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowpilot.domain.alert import QuietHours
from flowpilot.domain.quiet import ALWAYS, quiet_until

EVERY_DAY = frozenset(range(7))
WEEKDAYS = frozenset(range(5))
BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Asia/Beirut",
]


def night(start: str, end: str, days: frozenset[int] = EVERY_DAY) -> QuietHours:
    return QuietHours(time.fromisoformat(start), time.fromisoformat(end), days)


def at(moment: str, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-11-23 21:59", None),
        ("2026-11-23 22:00", "2026-11-24 07:00"),
        ("2026-11-24 06:59", "2026-11-24 07:00"),
        ("2026-11-24 07:00", None),
    ],
)
def test_a_night_lasts_from_its_start_until_its_end(now: str, until: str | None) -> None:
    assert quiet_until(night("22:00", "07:00"), BERLIN, at(now)) == (at(until) if until else None)


@pytest.mark.parametrize(("day", "hours"), [("2026-03-28", 8), ("2026-10-24", 10), ("2026-11-23", 9)])
def test_a_night_in_which_clocks_change_is_shorter_or_longer(day: str, hours: int) -> None:
    begin = at(f"{day} 22:00")
    assert quiet_until(night("22:00", "07:00"), BERLIN, begin) == begin + timedelta(hours=hours)


def test_an_end_that_clocks_jump_over_is_when_they_jump() -> None:
    assert quiet_until(night("22:00", "02:30"), BERLIN, at("2026-03-28 23:00")) == at("2026-03-29 03:00")


def test_an_end_that_comes_twice_is_the_second() -> None:
    first_half_past_two = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    until = quiet_until(night("22:00", "02:30"), BERLIN, first_half_past_two)
    assert until == first_half_past_two + timedelta(hours=1)


def test_only_the_days_on_which_it_begins_count() -> None:
    weeknights = night("22:00", "07:00", WEEKDAYS)
    assert quiet_until(weeknights, BERLIN, at("2026-11-28 03:00")) == at("2026-11-28 07:00")  # Friday's night
    assert quiet_until(weeknights, BERLIN, at("2026-11-28 23:00")) is None


def test_a_weekend_that_is_quiet_all_day_is_one() -> None:
    weekend = night("00:00", "00:00", frozenset({5, 6}))
    assert quiet_until(weekend, BERLIN, at("2026-11-28 12:00")) == at("2026-11-30 00:00")


def test_without_any_pause_it_has_no_end_within_a_week() -> None:
    until = quiet_until(night("09:00", "09:00"), BERLIN, at("2026-11-28 12:00"))
    assert until
    assert until - at("2026-11-28 12:00") >= ALWAYS


quiet_hours = st.builds(
    QuietHours,
    st.times().map(lambda clock: clock.replace(second=0, microsecond=0)),
    st.times().map(lambda clock: clock.replace(second=0, microsecond=0)),
    st.frozensets(st.integers(0, 6), max_size=6),
)
zones = st.sampled_from(ZONES).map(ZoneInfo)
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.integers(0, 365 * 24 * 60).map(lambda minutes: NEW_YEAR + timedelta(minutes=minutes))


def shown_as_quiet(quiet: QuietHours, zone: ZoneInfo, now: datetime) -> bool:
    """What somebody would say who looks at the clock on the wall and the calendar."""
    shown = now.astimezone(zone).replace(tzinfo=None)
    for begun in (shown.date() - timedelta(days=1), shown.date()):
        last = begun if quiet.end > quiet.start else begun + timedelta(days=1)
        inside = datetime.combine(begun, quiet.start) <= shown < datetime.combine(last, quiet.end)
        if inside and begun.weekday() in quiet.days:
            return True
    return False


def clocks_change_near(zone: ZoneInfo, now: datetime) -> bool:
    return (now - timedelta(days=2)).astimezone(zone).utcoffset() != (now + timedelta(days=2)).astimezone(
        zone
    ).utcoffset()


@given(quiet_hours, zones, moments)
def test_whoever_sees_quiet_hours_on_the_clock_is_not_woken(quiet: QuietHours, zone: ZoneInfo, now: datetime) -> None:
    until = quiet_until(quiet, zone, now)
    if shown_as_quiet(quiet, zone, now):
        assert until is not None
    elif not clocks_change_near(zone, now):
        assert until is None


@given(quiet_hours, zones, moments, st.floats(0, 0.999))
def test_until_the_end_it_stays_quiet_and_then_it_is_over(
    quiet: QuietHours, zone: ZoneInfo, now: datetime, part: float
) -> None:
    until = quiet_until(quiet, zone, now)
    if until is None:
        return
    assert until > now
    assert quiet_until(quiet, zone, now + (until - now) * part) == until
    assert quiet_until(quiet, zone, until) is None
    assert not shown_as_quiet(quiet, zone, until)
