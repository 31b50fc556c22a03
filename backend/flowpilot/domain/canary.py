"""The canary: an escalation that FlowPilot sends to itself, to see that queue, stream and mail bring it back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import reduce
from typing import Literal
from uuid import UUID

from flowpilot.domain.language import Text

# What did not come back. `delivery`: no worker tried to send the mail; `mail`: the mail server did not take it;
# `worker`: no flight began, or none came to its end.
Part = Literal["stream", "delivery", "mail"]
Missing = Part | Literal["worker"]

NAME = "FlowPilot's canary"
PROBLEM = "A test, nobody needs to do anything"
MISSING = Text(
    "The test escalation did not come back: {reasons}", "Die Testeskalation ist nicht zurückgekommen: {reasons}"
)
BACK = Text("The test escalation comes back again", "Die Testeskalation kommt wieder zurück")
AND = Text("{first} and {second}", "{first}, und {second}")
REASONS: dict[Part, Text] = {
    "stream": Text("the live stream did not show it", "der Livestream hat sie nicht gezeigt"),
    "delivery": Text("nothing tried to send its mail", "niemand hat versucht, ihre E-Mail zu senden"),
    "mail": Text("its mail was not accepted", "ihre E-Mail wurde nicht angenommen"),
}

LONGEST_FLIGHT = timedelta(minutes=3)
REST = timedelta(seconds=30)
LATE_AFTER = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Canary:
    """An account's canary. `next_at` is when it flies next; what follows is about its newest flight.

    `streamed_at` and `mailed_at` are when that one was seen on the stream and when its mail was taken; `ended_at` when
    it was over, `back_at` when one last came back whole. `missing` are the parts that did not, `missing_since` the
    beginning of the first flight of which something is missing.
    """

    enabled: bool = False
    every_minutes: int = 15
    address: str | None = None
    user_id: UUID | None = None
    session_id: UUID | None = None
    next_at: datetime | None = None
    started_at: datetime | None = None
    streamed_at: datetime | None = None
    mailed_at: datetime | None = None
    ended_at: datetime | None = None
    back_at: datetime | None = None
    missing_since: datetime | None = None
    missing: Sequence[Part] = ()

    def is_flying(self, now: datetime) -> bool:
        """Whether a flight is under way."""
        return self.started_at is not None and self.ended_at is None and now < self.started_at + LONGEST_FLIGHT

    def soonest(self, now: datetime) -> datetime:
        """The earliest moment at which it may fly again."""
        if self.started_at is None:
            return now
        return max(now, self.started_at + (LONGEST_FLIGHT if self.is_flying(now) else REST))

    def with_wishes(self, *, enabled: bool, every_minutes: int, address: str | None, now: datetime) -> "Canary":
        """Set up anew: it flies as soon as it may, or rests from now on; what was missing before says nothing any
        more."""
        changed = replace(self, enabled=enabled, every_minutes=every_minutes, address=address)
        if changed == self:
            return self
        changed = replace(changed, missing=(), missing_since=None)
        if enabled:
            return replace(changed, next_at=self.soonest(now))
        return replace(changed, next_at=None, ended_at=now if self.started_at and not self.ended_at else self.ended_at)

    def taking_off(self, now: datetime) -> "Canary":
        """A flight begins now, and the time of the next one stands."""
        next_at = now + timedelta(minutes=self.every_minutes)
        return replace(self, started_at=now, next_at=next_at, streamed_at=None, mailed_at=None, ended_at=None)

    def landed(self, missing: Sequence[Part], now: datetime) -> "Canary":
        """The flight is over, without these parts."""
        if missing:
            since = self.missing_since or self.started_at
            return replace(self, ended_at=now, missing=tuple(missing), missing_since=since)
        return replace(self, ended_at=now, back_at=now, missing=(), missing_since=None)

    def lost(self, now: datetime) -> tuple[Sequence[Missing], datetime | None]:
        """What is missing by now, and since when: also where nobody was there to write it down."""
        if self.enabled and self.next_at and now > self.next_at + LATE_AFTER:
            return ("worker",), self.missing_since or self.next_at
        if self.enabled and self.started_at and not self.ended_at and now >= self.started_at + LONGEST_FLIGHT:
            return ("worker",), self.missing_since or self.started_at
        return self.missing, self.missing_since


def missing_title(missing: Sequence[Part]) -> Text:
    """What the admins' bells say."""
    reasons = reduce(lambda first, second: AND.filled(first=first, second=second), (REASONS[part] for part in missing))
    return MISSING.filled(reasons=reasons)
