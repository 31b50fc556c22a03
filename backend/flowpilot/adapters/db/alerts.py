"""Channels and preferences of the bound account."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, time
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import class_row, dict_row, scalar_row
from psycopg.types.json import Jsonb

from flowpilot.adapters.db.failing import read_failing
from flowpilot.adapters.db.ladder import SETTINGS, read_settings
from flowpilot.adapters.db.people import EVERYBODY
from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports_alerts import Failing, Team
from flowpilot.domain.account import User
from flowpilot.domain.alert import AlertChannel, Listening, Preferences, QuietHours
from flowpilot.domain.delivery import QUIET_HOURS
from flowpilot.domain.session import Priority

CHANNEL: LiteralString = """
    select id, user_id, kind, name, server, priorities, created_at from alert_channel where ended_at is null"""

# One question on the way of every escalation: the live channels and, as rows without a kind, the people who want no
# mail while a page of theirs shows the card.
LISTENING: LiteralString = """
    select id, user_id, kind, name, server, priorities, created_at from alert_channel where ended_at is null
     union all
    select user_id, user_id, null, '', '', '{}', null from alert_preference where email = 'away'"""


class PostgresAlerts:
    """See `application.ports_alerts.Alerts`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def hold(self, user_id: UUID | None) -> None:
        # Not `for update`: that would also hold up everybody who writes a row that names this person or account.
        if user_id:
            await self._statements.run("select id from app_user where id = %s for no key update", (user_id,))
        else:
            await self._statements.run("select id from account for no key update")

    async def channels(self, user_id: UUID | None) -> Sequence[AlertChannel]:
        return await self._statements.all(
            class_row(AlertChannel),
            CHANNEL + " and user_id is not distinct from %s order by name, id",
            (user_id,),
        )

    async def channel(self, channel_id: UUID) -> AlertChannel | None:
        return await self._statements.one(class_row(AlertChannel), CHANNEL + " and id = %s", (channel_id,))

    async def with_digest(self, digest: bytes) -> AlertChannel | None:
        return await self._statements.one(class_row(AlertChannel), CHANNEL + " and digest = %s", (digest,))

    async def add(self, channel: AlertChannel, sealed: bytes, digest: bytes | None) -> None:
        await self._statements.run(
            """insert into alert_channel
                      (account_id, id, user_id, kind, name, server, sealed, digest, priorities, created_at)
               values (current_account(), %s, %s, %s, %s, %s, %s, %s, %s, %s)""",
            (
                channel.id,
                channel.user_id,
                channel.kind,
                channel.name,
                channel.server,
                sealed,
                digest,
                list(channel.priorities),
                channel.created_at,
            ),
        )

    async def change(self, channel_id: UUID, name: str, priorities: Sequence[Priority]) -> None:
        await self._statements.run(
            "update alert_channel set name = %s, priorities = %s where id = %s", (name, list(priorities), channel_id)
        )

    async def end(self, channel_id: UUID, reason: str) -> None:
        values = {"channel": channel_id, "reason": reason, "now": self._statements.now}
        await self._statements.run(
            """update alert_channel set ended_at = %(now)s, end_reason = %(reason)s
                where id = %(channel)s and ended_at is null""",
            values,
        )
        # Whoever holds one of them finds the channel ended; waiting for them could be waiting in a circle.
        await self._statements.run(
            """update delivery set state = 'cancelled', reason = %(reason)s, due_at = null, ended_at = %(now)s
                where id in (select id from delivery where channel_id = %(channel)s and due_at is not null
                                for update skip locked)""",
            values,
        )

    async def end_all(self, user_id: UUID, reason: str) -> None:
        await self._statements.run(
            "update alert_channel set ended_at = %s, end_reason = %s where user_id = %s and ended_at is null",
            (self._statements.now, reason, user_id),
        )

    async def listening(self) -> Listening:
        return _listening(await self._statements.all(dict_row, LISTENING))

    async def team(self) -> Team:
        people = await self._statements.ask(class_row(User), EVERYBODY)
        listening = await self._statements.ask(dict_row, LISTENING)
        ladder = await self._statements.ask(dict_row, SETTINGS)
        return Team(
            await self._statements.rows(people),
            _listening(await self._statements.rows(listening)),
            read_settings(await self._statements.rows(ladder)),
        )

    async def preferences(self) -> Mapping[UUID, Preferences]:
        rows = await self._statements.all(dict_row, "select * from alert_preference")
        return {row["user_id"]: _preferences(row) for row in rows}

    async def preferences_of(self, user_id: UUID) -> Preferences:
        row = await self._statements.one(dict_row, "select * from alert_preference where user_id = %s", (user_id,))
        return _preferences(row) if row else Preferences(user_id)

    async def prefer(self, preferences: Preferences) -> None:
        await self._statements.run(
            """insert into alert_preference (account_id, user_id, email, quiet, urgent_anyway, time_zone)
               values (current_account(), %s, %s, %s, %s, %s)
               on conflict (account_id, user_id) do update
                  set email = excluded.email, quiet = excluded.quiet, urgent_anyway = excluded.urgent_anyway,
                      time_zone = excluded.time_zone""",
            (
                preferences.user_id,
                preferences.email,
                Jsonb(quiet_json(preferences.quiet)) if preferences.quiet else None,
                preferences.urgent_anyway,
                preferences.time_zone,
            ),
        )
        # What quiet hours hold is judged anew by whoever sends it.
        await self._statements.run(
            "update delivery set due_at = %s where user_id = %s and state = 'queued' and reason = %s and due_at > %s",
            (self._statements.now, preferences.user_id, QUIET_HOURS, self._statements.now),
        )

    async def failing(self, since: datetime) -> Sequence[Failing]:
        return await read_failing(self._statements, since)

    async def present(self, since: datetime) -> Collection[UUID]:
        return await self._statements.all(
            scalar_row, "select distinct user_id from login where streaming_at > %s and ended_at is null", (since,)
        )


def _listening(rows: Sequence[Mapping[str, Any]]) -> Listening:
    return Listening(
        [AlertChannel(**row) for row in rows if row["kind"]],
        frozenset(row["user_id"] for row in rows if not row["kind"]),
    )


def quiet_json(quiet: QuietHours) -> dict[str, object]:
    """Quiet hours as they are stored and as people send them."""
    return {"from": f"{quiet.start:%H:%M}", "to": f"{quiet.end:%H:%M}", "days": sorted(quiet.days)}


def quiet_hours(stored: Mapping[str, Any]) -> QuietHours:
    """Quiet hours as they were stored."""
    return QuietHours(time.fromisoformat(stored["from"]), time.fromisoformat(stored["to"]), frozenset(stored["days"]))


def _preferences(row: Mapping[str, Any]) -> Preferences:
    return Preferences(
        user_id=row["user_id"],
        email=row["email"],
        quiet=quiet_hours(row["quiet"]) if row["quiet"] else None,
        urgent_anyway=row["urgent_anyway"],
        time_zone=row["time_zone"],
    )
