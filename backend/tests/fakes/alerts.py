"""Channels and preferences in memory."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from flowpilot.application.ports_alerts import Failing, Team
from flowpilot.domain.alert import AlertChannel, Listening, Preferences
from flowpilot.domain.session import Priority
from tests.fakes.store import Rows


class MemoryAlerts:
    """See `application.ports_alerts.Alerts`. Nothing fails, nobody is present, and no browser is known again."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def hold(self, user_id: UUID | None) -> None:
        """One unit at a time is all there is."""

    async def channels(self, user_id: UUID | None) -> Sequence[AlertChannel]:
        found = [channel for channel in self._rows.channels.values() if channel.user_id == user_id]
        return sorted(found, key=lambda channel: (channel.name, channel.id))

    async def channel(self, channel_id: UUID) -> AlertChannel | None:
        return self._rows.channels.get(channel_id)

    async def with_digest(self, digest: bytes) -> AlertChannel | None:
        return None

    async def add(self, channel: AlertChannel, sealed: bytes, digest: bytes | None) -> None:
        self._rows.channels[channel.id] = channel

    async def change(self, channel_id: UUID, name: str, priorities: Sequence[Priority]) -> None:
        self._rows.channels[channel_id] = replace(self._rows.channels[channel_id], name=name, priorities=priorities)

    async def end(self, channel_id: UUID, reason: str) -> None:
        del self._rows.channels[channel_id]
        self._rows.deliveries = [
            replace(row, state="cancelled", reason=reason, due_at=None)
            if row.channel_id == channel_id and row.due_at
            else row
            for row in self._rows.deliveries
        ]

    async def end_all(self, user_id: UUID, reason: str) -> None:
        self._rows.channels = {key: one for key, one in self._rows.channels.items() if one.user_id != user_id}

    async def listening(self) -> Listening:
        away = {one.user_id for one in self._rows.preferences.values() if one.email == "away"}
        return Listening(list(self._rows.channels.values()), away)

    async def team(self) -> Team:
        people = [user for user in self._rows.users.values() if user.deleted_at is None]
        return Team(sorted(people, key=lambda user: user.name), await self.listening(), self._rows.ladder)

    async def preferences(self) -> Mapping[UUID, Preferences]:
        return self._rows.preferences

    async def preferences_of(self, user_id: UUID) -> Preferences:
        return self._rows.preferences.get(user_id, Preferences(user_id))

    async def prefer(self, preferences: Preferences) -> None:
        self._rows.preferences[preferences.user_id] = preferences

    async def failing(self, since: datetime) -> Sequence[Failing]:
        return ()

    async def present(self, since: datetime) -> Collection[UUID]:
        return ()
