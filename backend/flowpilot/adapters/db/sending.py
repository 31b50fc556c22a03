"""Sending inside one bound account: the delivery under its lock, its attempts, and where it stands."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from psycopg.rows import dict_row

from flowpilot.adapters.db.alerts import quiet_hours
from flowpilot.adapters.db.stamps import mend
from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports_deliveries import Took
from flowpilot.domain.alert import Preferences
from flowpilot.domain.delivery import (
    CHANNEL_REMOVED,
    LEASE,
    MAILBOX_UNAVAILABLE,
    SERVER_UNAVAILABLE,
    Answer,
    Message,
    Standing,
    WaitingDelivery,
)
from flowpilot.domain.language import language_named

HURRIED_AT_ONCE = 200


class PostgresSending:
    """See `application.ports_deliveries.Sending`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def lock(self, delivery_id: UUID) -> WaitingDelivery | None:
        # The session comes first, as in every other transaction that moves a handoff: it keeps the numbers that are
        # announced in the order of commits, and the locks in one order.
        await self._statements.run(
            """select 1 from ai_session
                where id = (select h.session_id from delivery d join session_handoff h on h.id = d.handoff_id
                             where d.id = %s) for update""",
            (delivery_id,),
        )
        await self._statements.read_clock()
        row = await self._statements.one(
            dict_row,
            """select d.id, d.account_id, d.user_id, d.handoff_id, d.channel, d.channel_id, d.server, d.state,
                      d.attempt_count, d.lease_until, d.created_at, n.kind, n.title, n.href, n.streamed_at,
                      u.name, coalesce(k.address, u.email) as email,
                      u.disabled_at is null and u.deleted_at is null as is_active,
                      a.is_demo, a.suspended_at, a.time_zone,
                      coalesce(u.locale, a.locale) as locale, h.priority, coalesce(c.sealed, d.sealed) as sealed,
                      c.name as channel_name,
                      c.ended_at is not null as channel_has_ended,
                      greatest(d.released_at,
                               coalesce((select min(t.started_at) from delivery_attempt t where t.delivery_id = d.id),
                                        d.due_at, d.created_at)) as tried_since,
                      p.email as email_choice, p.quiet, p.urgent_anyway,
                      coalesce(p.time_zone, u.time_zone) as own_time_zone
                 from delivery d
                 join notification n on n.id = d.notification_id
                 join account a on a.id = d.account_id
                 left join app_user u on u.id = d.user_id
                 left join session_handoff h on h.id = d.handoff_id
                 left join alert_channel c on c.id = d.channel_id
                 left join alert_preference p on p.user_id = d.user_id
                 left join canary k on k.user_id = d.user_id
                where d.id = %s
                  for update of d""",
            (delivery_id,),
        )
        return _waiting(row) if row else None

    async def close_attempts(self, delivery_id: UUID) -> None:
        await self._statements.run(
            """update delivery_attempt set outcome = 'unknown', ended_at = %s
                where delivery_id = %s and outcome is null""",
            (self._statements.now, delivery_id),
        )

    async def start(self, delivery_id: UUID, number: int) -> None:
        values = {"delivery": delivery_id, "number": number, "now": self._statements.now, "lease": LEASE}
        await self._statements.run(
            """insert into delivery_attempt (account_id, delivery_id, number, started_at)
               values (current_account(), %(delivery)s, %(number)s, %(now)s)""",
            values,
        )
        await self._statements.run(
            """update delivery set state = 'sending', reason = null, attempt_count = %(number)s,
                                   lease_until = %(now)s + %(lease)s
                where id = %(delivery)s""",
            values,
        )

    async def end_attempt(self, delivery_id: UUID, number: int, answer: Answer) -> None:
        await self._statements.run(
            """update delivery_attempt set outcome = %(outcome)s, detail = %(detail)s, ended_at = %(now)s
                where delivery_id = %(delivery)s and number = %(number)s
                  and (outcome is null or outcome = 'unknown' and %(outcome)s = 'sent')""",
            {
                "delivery": delivery_id,
                "number": number,
                "outcome": answer.outcome,
                "detail": answer.detail,
                "now": self._statements.now,
            },
        )

    async def move(self, delivery_id: UUID, standing: Standing) -> None:
        now = self._statements.now
        await self._statements.run(
            """update delivery
                  set state = %(state)s, reason = %(reason)s, due_at = %(due)s, lease_until = %(lease)s,
                      ended_at = %(end)s, sealed = case when %(due)s::timestamptz is not null then sealed end
                where id = %(delivery)s""",
            {
                "delivery": delivery_id,
                "state": standing.state,
                "reason": standing.reason,
                "due": standing.due_at,
                "lease": None if standing.state == "queued" else now,
                "end": None if standing.due_at else now,
            },
        )

    async def hurry(self, took: Collection[Took]) -> bool:
        return await self._statements.changed(
            """update delivery set due_at = now()
                where id in (
                    select d.id
                      from delivery d
                      join unnest(%(servers)s::text[], %(times)s::timestamptz[]) as took (server, at) using (server)
                      join delivery_attempt t on t.delivery_id = d.id and t.number = d.attempt_count
                     where d.state = 'failed' and d.reason = %(reason)s and d.due_at > now() and t.started_at < took.at
                     limit %(limit)s for update of d skip locked)
            returning id""",
            {
                "limit": HURRIED_AT_ONCE,
                "servers": [one.server for one in took],
                "times": [one.at for one in took],
                "reason": SERVER_UNAVAILABLE,
            },
        )

    async def hurry_mailbox(self, user_id: UUID) -> None:
        await self._statements.run(
            """update delivery set due_at = now()
                where id in (
                    select id from delivery
                     where user_id = %s and channel = 'email' and state = 'failed' and reason = %s and due_at > now()
                       for update skip locked)""",
            (user_id, MAILBOX_UNAVAILABLE),
        )

    async def end_channel(self, channel_id: UUID, reason: str) -> bool:
        # Somebody else may hold the channel, or one of its deliveries, and wait for what is locked here; it finds the
        # channel ended by itself.
        values = {"channel": channel_id, "reason": reason, "now": self._statements.now, "removed": CHANNEL_REMOVED}
        ended = await self._statements.changed(
            """update alert_channel set ended_at = %(now)s, end_reason = %(reason)s
                where id = (select id from alert_channel
                             where id = %(channel)s and ended_at is null for update skip locked)
            returning id""",
            values,
        )
        await self._statements.run(
            """update delivery set state = 'cancelled', reason = %(removed)s, due_at = null, ended_at = %(now)s
                where id in (
                    select id from delivery
                     where channel_id = %(channel)s and state in ('queued', 'failed') for update skip locked)""",
            values,
        )
        return ended

    async def tidy(self) -> None:
        await self._statements.run(
            "delete from idempotency_key where created_at < clock_timestamp() - interval '24 hours'"
        )
        await self._statements.run(
            """update delivery_attempt a set outcome = 'unknown', ended_at = clock_timestamp()
                 from delivery d
                where d.id = a.delivery_id and d.due_at is null and a.outcome is null
                  and a.started_at < clock_timestamp() - interval '2 minutes'"""
        )
        await mend(self._statements)


def _waiting(row: Mapping[str, Any]) -> WaitingDelivery:
    return WaitingDelivery(
        message=_message(row),
        server=row["server"],
        state=row["state"],
        attempt_count=row["attempt_count"],
        lease_until=row["lease_until"],
        tried_since=row["tried_since"],
        recipient_is_active=row["is_active"],
        channel_has_ended=row["channel_has_ended"],
        streamed_at=row["streamed_at"],
        preferences=_preferences(row),
        time_zone=row["time_zone"],
        account_is_suspended=row["suspended_at"] is not None,
    )


def _message(row: Mapping[str, Any]) -> Message:
    return Message(
        id=row["id"],
        account_id=row["account_id"],
        channel=row["channel"],
        channel_id=row["channel_id"],
        sealed=row["sealed"],
        kind=row["kind"],
        title=row["title"],
        href=row["href"],
        recipient=row["name"] or row["channel_name"],
        address=row["email"] or "",
        handoff_id=row["handoff_id"],
        priority=row["priority"],
        for_demo=row["is_demo"],
        created_at=row["created_at"],
        user_id=row["user_id"],
        language=language_named(row["locale"]),
    )


def _preferences(row: Mapping[str, Any]) -> Preferences | None:
    """The recipient's; absent for a room and for somebody who never chose."""
    if row["email_choice"] is None:
        return None
    return Preferences(
        user_id=row["user_id"],
        email=row["email_choice"],
        quiet=quiet_hours(row["quiet"]) if row["quiet"] else None,
        urgent_anyway=row["urgent_anyway"],
        time_zone=row["own_time_zone"],
    )
