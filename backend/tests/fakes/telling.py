"""Notifications and deliveries in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from flowpilot.application.ports_telling import AlertTest, Bell, DeliveryLine
from flowpilot.domain.account import Person
from flowpilot.domain.card import Told
from flowpilot.domain.notification import NewNotification, Notification
from tests.fakes.store import BellRow, Clock, DeliveryRow, Rows


class MemoryNotifications:
    """See `application.ports_telling.Notifications`."""

    def __init__(self, rows: Rows, clock: Clock) -> None:
        self._rows = rows
        self._clock = clock

    async def add(self, handoff_id: UUID | None, notifications: Sequence[NewNotification]) -> None:
        for new in notifications:
            row = BellRow(new.id or uuid4(), handoff_id, self._clock.now, new)
            self._rows.bell[row.id] = row
            self._rows.deliveries += [
                DeliveryRow(
                    handoff_id,
                    new.user_id,
                    delivery.channel,
                    delivery.due_at,
                    reason=delivery.reason,
                    channel_id=delivery.channel_id,
                )
                for delivery in new.deliveries
            ]

    async def bell(self, user_id: UUID, before: tuple[datetime, UUID] | None, limit: int) -> Bell:
        rows = [row for row in reversed(self._rows.bell.values()) if row.new.user_id == user_id]
        items = [
            Notification(row.id, row.new.kind, row.new.title.en, row.new.href, row.handoff_id, row.at, row.read_at)
            for row in rows[:limit]
        ]
        return Bell(items, sum(row.read_at is None for row in rows))

    async def read(self, notification_id: UUID, user_id: UUID) -> bool:
        row = self._rows.bell.get(notification_id)
        if row is None or row.new.user_id != user_id:
            return False
        self._rows.bell[row.id] = replace(row, read_at=row.read_at or self._clock.now)
        return True

    async def tests_of(self, user_id: UUID, since: datetime) -> Sequence[datetime]:
        tests = [row for row in self._rows.bell.values() if (row.new.user_id, row.new.kind) == (user_id, "test")]
        return [row.at for row in tests if row.at > since]

    async def tests_into(self, channel_id: UUID, since: datetime) -> Sequence[datetime]:
        tests = [row for row in self._rows.bell.values() if row.new.kind == "test" and row.at > since]
        return [row.at for row in tests if channel_id in {one.channel_id for one in row.new.deliveries}]

    async def streamed(self, handoff_id: UUID, user_ids: Sequence[UUID]) -> None:
        for row in list(self._rows.bell.values()):
            if (row.handoff_id, row.new.kind) == (handoff_id, "escalation") and row.new.user_id in user_ids:
                self._rows.bell[row.id] = replace(row, streamed=True)


class MemoryDeliveries:
    """See `application.ports_telling.Deliveries`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def ledger(self, handoff_id: UUID) -> Sequence[DeliveryLine]:
        lines = [self._line(row) for row in self._rows.deliveries if row.handoff_id == handoff_id]
        return sorted(lines, key=lambda line: line.recipient.name)

    async def test(self, notification_id: UUID) -> AlertTest | None:
        row = self._rows.bell.get(notification_id)
        if row is None or row.new.kind != "test":
            return None
        mine = [
            self._line(DeliveryRow(None, row.new.user_id, new.channel, new.due_at, channel_id=new.channel_id))
            for new in row.new.deliveries
        ]
        return AlertTest(row.id, row.new.user_id, row.at, mine)

    def _line(self, row: DeliveryRow) -> DeliveryLine:
        channel = self._rows.channels.get(row.channel_id) if row.channel_id else None
        if row.user_id:
            recipient = Person(row.user_id, self._rows.users[row.user_id].name)
        else:
            assert channel is not None
            recipient = Person(channel.id, channel.name)
        return DeliveryLine(
            recipient,
            row.channel,
            row.state,
            row.reason,
            [],
            row.due_at,
            row.channel_id,
            channel.name if channel else None,
        )

    async def cancel_waiting(self, handoff_id: UUID, reason: str) -> None:
        self._rows.deliveries = [
            _cancelled(row, reason) if row.handoff_id == handoff_id else row for row in self._rows.deliveries
        ]

    async def cancel_waiting_for(self, user_id: UUID, reason: str) -> None:
        self._rows.deliveries = [
            _cancelled(row, reason) if row.user_id == user_id else row for row in self._rows.deliveries
        ]

    async def told_of(self, handoff_id: UUID) -> Told:
        opened = {user_id for one, user_id in self._rows.openings if one == handoff_id}
        streamed = {
            row.new.user_id for row in self._rows.bell.values() if row.handoff_id == handoff_id and row.streamed
        }
        mine = [row for row in self._rows.deliveries if row.handoff_id == handoff_id and row.user_id]
        told = opened | streamed | {row.user_id for row in mine if row.state == "sent"}
        reachable = {row.user_id for row in mine if row.state not in ("dead", "suppressed")}
        lost = {row.user_id for row in mine} - reachable - told
        return Told(len(told), len(opened), len(lost))


def _cancelled(row: DeliveryRow, reason: str) -> DeliveryRow:
    return replace(row, state="cancelled", reason=reason, due_at=None) if row.due_at else row
