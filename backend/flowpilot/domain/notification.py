"""Notifications: what one person should know, and the deliveries that carry it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from flowpilot.domain.alert import MAIL_SERVER, AlertChannel, ChannelKind, Listening
from flowpilot.domain.language import Text

NotificationKind = Literal[
    "escalation",
    "reminder",
    "claimed",
    "released",
    "reassigned",
    "handed_back",
    "resolved",
    "cancelled",
    "question",
    "lease",
    "taken_over",
    "lapsed",
    "test",
    "canary",
    "invitation",
    "password_reset",
]
# What lets somebody in by a link: mail alone, and never in the bell.
LinkKind = Literal["invitation", "password_reset"]
LINK_PLACES: Mapping[LinkKind, str] = {"invitation": "/accept", "password_reset": "/reset"}
DeliveryState = Literal["queued", "sending", "sent", "failed", "dead", "suppressed", "cancelled"]

# Whoever wants no mail while a page of theirs shows the card: so long the frame may take to get there.
AWAY_WAITS = timedelta(seconds=5)

# Why a delivery waits from the beginning.
NAMED_PERSON_FIRST = "named_person_first"
FIRST_TIER_FIRST = "first_tier_first"


@dataclass(frozen=True, slots=True)
class Notification:
    """One entry of one person's bell."""

    id: UUID
    kind: NotificationKind
    title: str
    href: str
    handoff_id: UUID | None
    created_at: datetime
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """A delivery to be written. Mail has no `channel_id`; `reason` says why it waits, where it does.

    A mail whose link nobody else may read carries it `sealed`, for the delivery of this `id`.
    """

    channel: ChannelKind
    due_at: datetime
    channel_id: UUID | None = None
    server: str = MAIL_SERVER
    reason: str | None = None
    id: UUID | None = None
    sealed: bytes | None = None


@dataclass(frozen=True, slots=True)
class NewNotification:
    """A notification to be written; without deliveries it is for the bell alone. A room's has no `user_id`.

    It is kept in the language of whoever gets it, a room's in the account's.

    `id` is given where somebody asks for it later.
    """

    user_id: UUID | None
    kind: NotificationKind
    title: Text
    href: str
    deliveries: Sequence[NewDelivery] = ()
    id: UUID | None = None


def mail_due(listening: Listening, user_id: UUID, kind: NotificationKind, at: datetime) -> datetime:
    """When somebody's mail is due whose other channels hear of it `at`."""
    return at + AWAY_WAITS if kind == "escalation" and user_id in listening.away else at


def over(channel: AlertChannel, at: datetime, reason: str | None = None) -> NewDelivery:
    """The delivery over one channel."""
    return NewDelivery(channel.kind, at, channel.id, channel.server, reason)
