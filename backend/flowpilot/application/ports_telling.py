"""Ports of notifications and deliveries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from flowpilot.domain.account import Person
from flowpilot.domain.card import Told
from flowpilot.domain.notification import DeliveryState, NewNotification, Notification


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to deliver. `outcome` is absent while it runs."""

    at: datetime
    outcome: str | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """One delivery with its attempts, as the handoff's ledger shows it. The recipient is a person or a room.

    `channel_id` and `channel_name` are absent for mail.
    """

    recipient: Person
    channel: str
    state: DeliveryState
    reason: str | None
    attempts: Sequence[Attempt]
    next_attempt_at: datetime | None
    channel_id: UUID | None = None
    channel_name: str | None = None


@dataclass(frozen=True, slots=True)
class AlertTest:
    """A test that somebody sent themselves, or with no `user_id` into a room, and what became of it."""

    id: UUID
    user_id: UUID | None
    created_at: datetime
    lines: Sequence[DeliveryLine]


@dataclass(frozen=True, slots=True)
class Bell:
    """A page of a person's notifications and how many of all are unread."""

    items: Sequence[Notification]
    unread: int


class Notifications(Protocol):
    """Bell entries of the bound account."""

    async def add(self, handoff_id: UUID | None, notifications: Sequence[NewNotification]) -> None:
        """Write the notifications and their deliveries: one write for all people."""

    async def bell(self, user_id: UUID, before: tuple[datetime, UUID] | None, limit: int) -> Bell:
        """A person's notifications, newest first."""

    async def read(self, notification_id: UUID, user_id: UUID) -> bool:
        """Mark one's own notification as read; False when there is none such."""

    async def tests_of(self, user_id: UUID, since: datetime) -> Sequence[datetime]:
        """When this person tested their alerts after `since`, oldest first."""

    async def tests_into(self, channel_id: UUID, since: datetime) -> Sequence[datetime]:
        """When this room was tested after `since`, oldest first."""

    async def streamed(self, handoff_id: UUID, user_ids: Sequence[UUID]) -> None:
        """Record that the card's frame was written to streams of these people, the first time of each."""


class Deliveries(Protocol):
    """Deliveries of the bound account."""

    async def ledger(self, handoff_id: UUID) -> Sequence[DeliveryLine]:
        """All deliveries of a handoff with their attempts, by the recipient's name."""

    async def test(self, notification_id: UUID) -> AlertTest | None:
        """A test with its deliveries."""

    async def cancel_waiting(self, handoff_id: UUID, reason: str) -> None:
        """Cancel what is not sent yet, held or not; an attempt under way may still end as sent."""

    async def cancel_waiting_for(self, user_id: UUID, reason: str) -> None:
        """Cancel what is not sent yet to one person, held or not."""

    async def told_of(self, handoff_id: UUID) -> Told:
        """How many people the handoff has reached."""
