"""What is due across accounts, seen as the narrow worker role, and sending inside one bound account."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, LiteralString, TypeVar
from uuid import UUID

from psycopg.rows import BaseRowFactory, class_row, dict_row, scalar_row

from flowpilot.adapters.db.pool import OUT_OF_REACH, Pool
from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports_deliveries import DueDelivery
from flowpilot.domain.delivery import (
    LEASE,
    MAILBOX_UNAVAILABLE,
    SERVER_UNAVAILABLE,
    Answer,
    Message,
    Standing,
    WaitingDelivery,
)
from flowpilot.domain.errors import Unavailable

Row = TypeVar("Row")

SECONDS_TO_ANSWER = 10  # a partition must not hold up the rounds for as long as TCP would wait

# Round-robin: everybody's first before anybody's second. Two workers may choose the same; the one that comes second
# skips what is locked and, after a wait, finds the lease moved.
TAKE: LiteralString = """
    with waiting as (
        select account_id, id, row_number() over (partition by account_id order by due_at, id) as turn
          from delivery
         where due_at <= now() and (lease_until is null or lease_until <= now())
    ), chosen as (
        select account_id, w.id
          from waiting w
          left join unnest(%(accounts)s::uuid[], %(counts)s::int[]) as busy (account_id, count) using (account_id)
         where w.turn + coalesce(busy.count, 0) <= %(per_account)s
         order by w.turn
         limit %(limit)s
    ), locked as (
        select d.account_id, d.id
          from delivery d
          join chosen using (account_id, id)
         where d.due_at <= now() and (d.lease_until is null or d.lease_until <= now())
           for update of d skip locked
    )
    update delivery d set lease_until = now() + %(lease)s
      from locked l where d.account_id = l.account_id and d.id = l.id
    returning d.account_id, d.id, d.lease_until"""

# A lease that has ended is the mark of an earlier attempt: what was never tried has none.
WITH_FAILED: LiteralString = "select distinct account_id from delivery where due_at > now() and lease_until <= now()"


class PostgresDueDeliveries:
    """See `application.ports_deliveries.DueDeliveries`. `pool` is of the worker role."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def take(self, limit: int, per_account: int, busy: Mapping[UUID, int]) -> Sequence[DueDelivery]:
        values = {
            "accounts": list(busy.keys()),
            "counts": list(busy.values()),
            "per_account": per_account,
            "limit": limit,
            "lease": LEASE,
        }
        return await self._ask(class_row(DueDelivery), TAKE, values)

    async def accounts_with_failed(self) -> Sequence[UUID]:
        return await self._ask(scalar_row, WITH_FAILED)

    async def accounts(self) -> Sequence[UUID]:
        return await self._ask(scalar_row, "select account_id from stream_head")

    async def _ask(
        self, row: BaseRowFactory[Row], sql: LiteralString, values: Mapping[str, object] | None = None
    ) -> list[Row]:
        try:
            async with asyncio.timeout(SECONDS_TO_ANSWER), self._pool.connection() as connection:
                cursor = await connection.cursor(row_factory=row).execute(sql, values)
                return await cursor.fetchall()
        except (TimeoutError, *OUT_OF_REACH) as error:
            raise Unavailable from error


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
                      d.attempt_count, d.lease_until, d.created_at, n.kind, n.title, n.href, u.name, u.email,
                      a.is_demo, h.priority, c.sealed, c.name as channel_name,
                      u.disabled_at is null and u.deleted_at is null as is_active
                 from delivery d
                 join notification n on n.id = d.notification_id
                 join account a on a.id = d.account_id
                 left join app_user u on u.id = d.user_id
                 left join session_handoff h on h.id = d.handoff_id
                 left join alert_channel c on c.id = d.channel_id
                where d.id = %s
                  for update of d""",
            (delivery_id,),
        )
        return _waiting(row) if row else None

    async def start(self, delivery_id: UUID, number: int) -> None:
        values = {"delivery": delivery_id, "number": number, "now": self._statements.now, "lease": LEASE}
        await self._statements.run(
            """update delivery_attempt set outcome = 'unknown', ended_at = %(now)s
                where delivery_id = %(delivery)s and outcome is null""",
            values,
        )
        await self._statements.run(
            """insert into delivery_attempt (account_id, delivery_id, number, started_at)
               values (current_account(), %(delivery)s, %(number)s, %(now)s)""",
            values,
        )
        await self._statements.run(
            """update delivery set state = 'sending', attempt_count = %(number)s, lease_until = %(now)s + %(lease)s
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
                  set state = %(state)s, reason = %(reason)s, due_at = %(due)s, lease_until = %(now)s,
                      ended_at = %(end)s
                where id = %(delivery)s""",
            {
                "delivery": delivery_id,
                "state": standing.state,
                "reason": standing.reason,
                "due": standing.due_at,
                "now": now,
                "end": None if standing.due_at else now,
            },
        )

    async def hurry(self, user_id: UUID | None) -> None:
        await self._statements.run(
            """update delivery set due_at = now()
                where id in (
                    select id from delivery
                     where channel = 'email' and state = 'failed' and due_at > now()
                       and (reason = %(server)s or reason = %(mailbox)s and user_id = %(user)s)
                       for update skip locked)""",
            {"server": SERVER_UNAVAILABLE, "mailbox": MAILBOX_UNAVAILABLE, "user": user_id},
        )

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


def _waiting(row: Mapping[str, Any]) -> WaitingDelivery:
    message = Message(
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
    )
    return WaitingDelivery(
        message=message,
        user_id=row["user_id"],
        server=row["server"],
        state=row["state"],
        attempt_count=row["attempt_count"],
        lease_until=row["lease_until"],
        created_at=row["created_at"],
        recipient_is_active=row["is_active"],
    )
