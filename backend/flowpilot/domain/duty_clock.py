"""How long a team was on duty between two instants."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, takewhile

from flowpilot.domain.duty import DutyCalendar, duty_times
from flowpilot.domain.metric import wall_clock


@dataclass(frozen=True, slots=True)
class DutyClock:
    """A clock that stands still while nobody is on duty.

    `opens` and `closes` are the times on duty in order, `before` the seconds on duty before each.
    """

    opens: Sequence[datetime]
    closes: Sequence[datetime]
    before: Sequence[float]

    @classmethod
    def of(cls, calendar: DutyCalendar, first: datetime, last: datetime) -> "DutyClock":
        """One that runs from `first` to `last`, which lie at most two years apart; it stands still outside."""
        times = list(takewhile(lambda time: time[0] < last, duty_times(first, calendar)))
        lengths = [wall_clock(opens, closes) for opens, closes in times]
        return cls([opens for opens, _ in times], [closes for _, closes in times], [0.0, *accumulate(lengths)])

    def __call__(self, start: datetime, end: datetime) -> float:
        """The seconds on duty between them. When the end comes first, a fault in the records, they are those of the
        wall clock: off duty such a fault would not show."""
        return self._until(end) - self._until(start) if start <= end else wall_clock(start, end)

    def _until(self, instant: datetime) -> float:
        at = bisect_right(self.opens, instant) - 1
        return 0.0 if at < 0 else self.before[at] + wall_clock(self.opens[at], min(instant, self.closes[at]))
