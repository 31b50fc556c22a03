"""The deliveries of the bound account that a restore holds."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import dict_row, scalar_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports_held import HeldList
from flowpilot.domain.account import Person
from flowpilot.domain.held import DROPPED, HeldDelivery

# As in the condition of the index.
HELD: LiteralString = "state = 'suppressed' and reason = 'restored'"
# What was still to be sent. A canary's flight is over by the time that anybody restores it.
CANCEL_FLIGHTS: LiteralString = """
    update delivery d
       set state = 'cancelled', reason = 'the flight is over', due_at = null, ended_at = clock_timestamp()
      from session_handoff h
     where h.id = d.handoff_id and h.is_canary and d.due_at is not null"""
HOLD: LiteralString = """
    update delivery set state = 'suppressed', reason = 'restored', due_at = null, ended_at = clock_timestamp()
     where due_at is not null returning account_id"""
LIST: LiteralString = """
    select d.id, coalesce(u.id, c.id) as recipient_id, coalesce(u.name, c.name) as recipient_name, d.channel,
           c.name as channel_name, n.kind, n.title, n.href, d.handoff_id, d.attempt_count > 0 as was_tried, d.created_at
      from delivery d
      join notification n on n.id = d.notification_id
      left join app_user u on u.id = d.user_id
      left join alert_channel c on c.id = d.channel_id
     where d.state = 'suppressed' and d.reason = 'restored'
       and (%(before_at)s::timestamptz is null or (d.created_at, d.id) < (%(before_at)s, %(before_id)s::uuid))
     order by d.created_at desc, d.id desc limit %(limit)s"""


class PostgresHeldDeliveries:
    """See `application.ports_held.HeldDeliveries`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def hold_waiting(self) -> int:
        await self._statements.run(CANCEL_FLIGHTS)
        return len(await self._statements.all(scalar_row, HOLD))

    async def list(self, before: tuple[datetime, UUID] | None, limit: int) -> HeldList:
        before_at, before_id = before or (None, None)
        values = {"before_at": before_at, "before_id": before_id, "limit": limit}
        rows = await self._statements.all(dict_row, LIST, values)
        count = await self._statements.one(scalar_row, "select count(*) from delivery where " + HELD)
        return HeldList([_held(**row) for row in rows], count or 0)

    async def lock(self, ids: Collection[UUID] | None) -> Collection[UUID]:
        values = {"ids": None if ids is None else list(ids)}
        chosen: LiteralString = HELD + " and (%(ids)s::uuid[] is null or id = any(%(ids)s))"
        await self._statements.run(
            """select 1 from ai_session
                where id in (select h.session_id from session_handoff h
                              where h.id in (select handoff_id from delivery where """
            + chosen
            + ")) order by id for update",
            values,
        )
        await self._statements.read_clock()
        return await self._statements.all(
            scalar_row, "select id from delivery where " + chosen + " order by id for update", values
        )

    async def send(self, ids: Collection[UUID]) -> None:
        await self._statements.run(
            """update delivery set state = 'queued', reason = null, due_at = %(now)s, released_at = %(now)s,
                                   lease_until = null, ended_at = null
                where id = any(%(ids)s)""",
            {"ids": list(ids), "now": self._statements.now},
        )

    async def drop(self, ids: Collection[UUID]) -> None:
        await self._statements.run(
            "update delivery set state = 'cancelled', reason = %(reason)s, ended_at = %(now)s where id = any(%(ids)s)",
            {"ids": list(ids), "reason": DROPPED, "now": self._statements.now},
        )


def _held(recipient_id: UUID, recipient_name: str, **members: Any) -> HeldDelivery:  # noqa: ANN401 - columns
    return HeldDelivery(recipient=Person(recipient_id, recipient_name), **members)
