"""What a story of the demo is made of: who did what, and how long after the act before. Shapes only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from flowpilot.domain.handoff import Way
from flowpilot.domain.session import Outcome, Priority, StepKind

MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that somebody did, `after` seconds after the act before it. `by` is a first name; None: the owner."""

    after: int = 2 * MINUTE
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Asks(Act):
    """The owner asks the guide for the next question or action."""


@dataclass(frozen=True, slots=True)
class Answers(Act):
    """An answer to what was asked last; with an outcome, the result of what the guide proposed."""

    text: str
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Records(Act):
    """A step of one's own."""

    kind: StepKind
    text: str
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Escalates(Act):
    """Asks the team for another person, perhaps for one by first name."""

    reason: str
    notes: str | None = None
    priority: Priority = "normal"
    target: str | None = None
    needed_within: timedelta | None = None
    writing_seconds: float = 34.0


@dataclass(frozen=True, slots=True)
class Parks(Act):
    """Sets the session aside with a note to oneself."""

    reason: str


@dataclass(frozen=True, slots=True)
class Opens(Act):
    """Reads the context screen."""


@dataclass(frozen=True, slots=True)
class Claims(Act):
    """Takes the handoff."""

    way: Way = "continue"


@dataclass(frozen=True, slots=True)
class LetsGo(Act):
    """Releases it, hands it back, cancels it, resolves or abandons the session; `text` is what they wrote."""

    how: Literal["release", "hand_back", "cancel", "resolve", "abandon"]
    text: str


@dataclass(frozen=True, slots=True)
class Pauses(Act):
    """Pauses the session."""


@dataclass(frozen=True, slots=True)
class MinutesAgo:
    """A start that is recent whenever the demo is seeded."""

    minutes: float


@dataclass(frozen=True, slots=True)
class DaysAgo:
    """A start some days ago at a time of the account's day; what would fall on a weekend moves to the Friday before."""

    days: int
    at: str

    def moment(self, now: datetime, zone: ZoneInfo) -> datetime:
        """When that was, seen at `now` in an account that lives in `zone`."""
        hour, minute = (int(part) for part in self.at.split(":"))
        day = now.astimezone(zone) - timedelta(days=self.days)
        day -= timedelta(days=max(0, day.weekday() - 4))
        return day.replace(hour=hour, minute=minute, second=0, microsecond=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One session from its start to where it stands now."""

    owner: str
    start: MinutesAgo | DaysAgo
    problem: str
    client: str | None = None
    ticket: str | None = None
    category: str | None = None
    intake: str | None = None
    priority: Priority = "normal"
    acts: Sequence[Act] = ()

    def started_at(self, now: datetime, zone: ZoneInfo) -> datetime:
        """The moment of the first act, for a seeding at `now` in an account that lives in `zone`."""
        if isinstance(self.start, MinutesAgo):
            return now - timedelta(minutes=self.start.minutes)
        return self.start.moment(now, zone)
