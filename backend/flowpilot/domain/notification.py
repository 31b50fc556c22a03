"""Notifications: what one person should know, and the deliveries that carry it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from flowpilot.domain.text import MAIL_PROBLEM, first_line

NotificationKind = Literal["escalation", "claimed", "released", "handed_back", "resolved", "cancelled"]
Channel = Literal["email"]
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
class NewNotification:
    """A notification to be written. `mail_due_at` is absent for the bell alone."""

    user_id: UUID
    kind: NotificationKind
    title: str
    href: str
    mail_due_at: datetime | None


def escalation_title(name: str, ticket_ref: str | None, problem: str) -> str:
    """The one line that bell, mail and push show of an escalation."""
    ticket = f" · #{ticket_ref.removeprefix('#')}" if ticket_ref else ""
    return f"Escalation from {name}{ticket}: {first_line(problem, MAIL_PROBLEM)}"


def mail_due_at(user_id: UUID, *, target_user_id: UUID | None, now: datetime) -> datetime:
    """A named person hears at once and the others later; with nobody named everybody hears at once."""
    waits = target_user_id is not None and user_id != target_user_id
    return now + OTHERS_HEAR_AFTER if waits else now
