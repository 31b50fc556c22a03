"""Alerts: the channels that carry a notification, and what a person wants to hear when."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal, get_args
from uuid import UUID

from flowpilot.domain.session import Priority

ChannelKind = Literal["email", "push", "slack", "teams", "webhook", "service"]
CHANNEL_KINDS: tuple[ChannelKind, ...] = get_args(ChannelKind)
EmailChoice = Literal["always", "away", "off"]
ALL_PRIORITIES: tuple[Priority, ...] = get_args(Priority)
MAIL_SERVER = "mail"


@dataclass(frozen=True, slots=True)
class AlertChannel:
    """Where somebody, or with no `user_id` the whole account, can be told. Its address is nobody's to read.

    `server` is the host, with the port where it is unusual. Email is no such channel: everybody has an address.
    """

    id: UUID
    user_id: UUID | None
    kind: ChannelKind
    name: str
    server: str
    priorities: Sequence[Priority]
    created_at: datetime


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` to `end` of the local clock, over midnight when `end` is not later.

    `days` are those on which it begins; 0 is Monday.
    """

    start: time
    end: time
    days: frozenset[int]


@dataclass(frozen=True, slots=True)
class Preferences:
    """What one person wants. `time_zone` is absent for the account's."""

    user_id: UUID
    email: EmailChoice = "always"
    quiet: QuietHours | None = None
    urgent_anyway: bool = True
    time_zone: str | None = None


@dataclass(frozen=True, slots=True)
class Listening:
    """Where an account's people can be told now: all live channels, and who wants no mail while a page of theirs
    shows the card."""

    channels: Sequence[AlertChannel]
    away: Collection[UUID]

    def of(self, user_id: UUID | None, priority: Priority | None) -> Sequence[AlertChannel]:
        """The channels of one person, or with nobody the rooms, that hear this priority; without one, all."""
        return [
            channel
            for channel in self.channels
            if channel.user_id == user_id and (priority is None or priority in channel.priorities)
        ]
