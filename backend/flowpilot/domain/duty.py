"""When a team is on duty: local times of the week with breaks between them, holidays, and what the clocks do there.

An instant is on duty when the local clock then shows a time inside a range of that weekday, on no holiday. So a range
that the clocks skip in spring is shorter, and an hour that they repeat in autumn counts twice, as people live it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flowpilot.domain.errors import Unfit
from flowpilot.domain.language import Text

DAY = 24 * 60
LONGEST_LOOK_AHEAD = timedelta(days=2 * 365)

# One day of UTC in which the zone keeps one distance from it, or a part of such a day.
Stretch = tuple[datetime, datetime, timedelta]


@dataclass(frozen=True, slots=True)
class DutyRange:
    """From `start` to `end` in minutes of the local day; one that ends no later than it begins goes over midnight."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A local date on which nobody is on duty."""

    date: date
    name: str


@dataclass(frozen=True, slots=True)
class DutyCalendar:
    """`time_zone` is an IANA name; `week` has the ranges of each weekday, 0 is Monday. What lies between is a break."""

    time_zone: str
    week: Mapping[int, Sequence[DutyRange]]
    holidays: Sequence[Holiday] = ()

    def minutes_of(self, weekday: int) -> list[tuple[int, int]]:
        """The minutes of this weekday on duty, in order and apart, with what the day before sends over midnight."""
        today = [(one.start, one.end if one.end > one.start else DAY) for one in self.week.get(weekday, ())]
        before = self.week.get((weekday - 1) % 7, ())
        return _merged(today + [(0, one.end) for one in before if 0 < one.end <= one.start])


def minutes_of_clock(text: str) -> int:
    """The minutes of "08:30"; "24:00" ends a day. Raises `Unfit`."""
    hours, _, minutes = text.partition(":")
    if len(text) != 5 or not (hours + minutes).isdecimal() or not text.isascii():
        raise Unfit(Text("A time is written as 08:30.", "Eine Zeit wird als 08:30 geschrieben."))
    counted = int(hours) * 60 + int(minutes)
    if counted > DAY or int(minutes) > 59:
        raise Unfit(Text("A time lies between 00:00 and 24:00.", "Eine Zeit liegt zwischen 00:00 und 24:00."))
    return counted


def clock_of_minutes(minutes: int) -> str:
    """The other way round."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def duty_instant(start: datetime, minutes: int, calendar: DutyCalendar | None) -> datetime | None:
    """When `minutes`, at least one, of duty have really gone by since `start`; in UTC.

    Without a calendar everybody is always on duty. Nothing when that is more than two years away.
    """
    left = timedelta(minutes=minutes)
    if calendar is None:
        return start.astimezone(UTC) + left
    for begin, end in duty_times(start, calendar):
        if left <= end - begin:
            return begin + left
        left -= end - begin
    return None


def duty_times(start: datetime, calendar: DutyCalendar) -> Iterator[tuple[datetime, datetime]]:
    """The times on duty from `start` on for two years, in order; in UTC."""
    first = start.astimezone(UTC)
    days_off = {holiday.date for holiday in calendar.holidays}
    week = [calendar.minutes_of(weekday) for weekday in range(7)]
    for begin, end, offset in _stretches(first, first + LONGEST_LOOK_AHEAD, ZoneInfo(calendar.time_zone)):
        # Within a stretch the local clock runs evenly, so the ranges of its local days can be moved to UTC as they are.
        local = (begin + offset).date()
        while local <= (end + offset).date():
            midnight = datetime.combine(local, time(), UTC) - offset
            for opens, closes in () if local in days_off else week[local.weekday()]:
                on = max(begin, midnight + timedelta(minutes=opens))
                off = min(end, midnight + timedelta(minutes=closes))
                if on < off:
                    yield on, off
            local += timedelta(days=1)


def _stretches(first: datetime, last: datetime, zone: ZoneInfo) -> Iterator[Stretch]:
    begin = first
    while begin < last:
        end = min(begin + timedelta(days=1), last)
        before, after = _offset(begin, zone), _offset(end, zone)
        if before != after:
            end = _change_between(begin, end, zone)
        yield begin, end, before
        begin = end


def _change_between(begin: datetime, end: datetime, zone: ZoneInfo) -> datetime:
    """When the clocks change, to the second."""
    before = _offset(begin, zone)
    seconds = range(int(begin.timestamp()), int(end.timestamp()))
    passed = bisect_left(seconds, True, key=lambda second: _offset(_instant(second), zone) != before)
    return _instant(seconds.start + passed)


def _instant(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)


def _offset(instant: datetime, zone: ZoneInfo) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
