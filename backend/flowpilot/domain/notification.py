"""Notifications: what one person should know, and the deliveries that carry it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from flowpilot.domain.alert import MAIL_SERVER, ChannelKind
from flowpilot.domain.text import MAIL_PROBLEM, first_line

NotificationKind = Literal[
    "escalation",
    "reminder",
    "claimed",
    "released",
    "handed_back",
    "resolved",
    "cancelled",
    "lease",
    "taken_over",
    "lapsed",
    "test",
    "canary",
]
DeliveryState = Literal["queued", "sending", "sent", "failed", "dead", "suppressed", "cancelled"]

# Until an account sets up its ladder, the others hear of a handoff that names a person after this long.
OTHERS_HEAR_AFTER = timedelta(minutes=5)


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
    """A delivery to be written. Mail has no `channel_id`; `reason` says why it waits, where it does."""

    channel: ChannelKind
    due_at: datetime
    channel_id: UUID | None = None
    server: str = MAIL_SERVER
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class NewNotification:
    """A notification to be written; without deliveries it is for the bell alone. A room's has no `user_id`."""

    user_id: UUID | None
    kind: NotificationKind
    title: str
    href: str
    deliveries: Sequence[NewDelivery] = ()


def escalation_title(name: str, ticket_ref: str | None, problem: str) -> str:
    """The one line that bell, mail and push show of an escalation."""
    ticket = f" · #{ticket_ref.removeprefix('#')}" if ticket_ref else ""
    return f"Escalation from {name}{ticket}: {first_line(problem, MAIL_PROBLEM)}"
