"""Quiet hours over real time: a night is longer or shorter when clocks change, and clocks may jump over its end."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from flowpilot.domain.alert import QuietHours

DAY = timedelta(days=1)
DAYS_BACK, DAYS_AHEAD = 2, 9  # a night that began the day before; a week without an end and more
ALWAYS = timedelta(days=7)  # quiet for so long on end is quiet for ever


def quiet_until(quiet: QuietHours, zone: ZoneInfo, now: datetime) -> datetime | None:
    """When the quiet hours end in which `now` lies; nothing outside of them.

    They last from the first moment at which clocks in `zone` show `start` to the last at which they show `end`. Those
    that follow each other without a pause are one; when there is none at all, the answer is at least `ALWAYS` away.
    """
    today = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    until = now
    for day in (today + number * DAY for number in range(-DAYS_BACK, DAYS_AHEAD)):
        begin, end = _span(quiet, zone, day)
        if day.weekday() in quiet.days and begin <= until < end:
            until = end
    return until if until > now else None


def _span(quiet: QuietHours, zone: ZoneInfo, day: datetime) -> tuple[datetime, datetime]:
    """The quiet hours that begin on this local midnight's day."""
    last_day = day if quiet.end > quiet.start else day + DAY
    begin = datetime.combine(day, quiet.start)
    end = datetime.combine(last_day, quiet.end)
    return _instant(begin, zone, last=False), _instant(end, zone, last=True)


def _instant(local: datetime, zone: ZoneInfo, *, last: bool) -> datetime:
    """When clocks show `local`: the first or last time if twice; if never, when they jump over it."""
    before_change, after_change = (local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if before_change <= after_change:
        return after_change if last else before_change
    # In the gap the offset from before the jump gives a later moment, that from behind it an earlier one.
    low, high = 0, int((before_change - after_change).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        shown = (after_change + timedelta(seconds=middle)).astimezone(zone).replace(tzinfo=None)
        low, high = (middle, high) if shown < local else (low, middle)
    return after_change + timedelta(seconds=high)
