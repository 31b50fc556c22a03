"""Bell entries and deliveries of the bound account."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import class_row, dict_row, scalar_row
from psycopg.types.json import Jsonb

from flowpilot.adapters.db.held import HELD
from flowpilot.adapters.db.identifiers import uuid7
from flowpilot.adapters.db.queue import read_told
from flowpilot.adapters.db.statements import Statements, Values
from flowpilot.application.ports_telling import AlertTest, Attempt, Bell, DeliveryLine
from flowpilot.domain.account import Person
from flowpilot.domain.card import Told, time_json
from flowpilot.domain.notification import LINK_PLACES, NewDelivery, NewNotification, Notification

LINKS = list(LINK_PLACES)

# One statement writes everybody's notification and every delivery of it. A delivery's id is its dedupe key: every
# attempt of it carries the same Message-ID, Idempotency-Key or push Topic.
ADD = """
    with told as (
        select * from jsonb_to_recordset(%(people)s) as t
               (notification_id uuid, user_id uuid, kind text, title jsonb, href text, deliveries jsonb)
    ), written as (
        insert into notification (account_id, id, user_id, handoff_id, kind, title, href, created_at)
        select current_account(), told.notification_id, told.user_id, %(handoff)s, told.kind,
               case when coalesce(u.locale, a.locale) ilike 'de%%' then title ->> 'de' else title ->> 'en' end,
               told.href, %(now)s
          from told cross join account a left join app_user u on u.id = told.user_id
    )
    insert into delivery (account_id, id, notification_id, handoff_id, user_id, channel, channel_id, server, state,
                          reason, dedupe_key, due_at, created_at, sealed)
    select current_account(), d.id, notification_id, %(handoff)s, user_id, d.channel, d.channel_id, d.server,
           'queued', d.reason, d.id::text, d.due_at, %(now)s, decode(d.sealed, 'hex')
      from told cross join lateral jsonb_to_recordset(told.deliveries) as d
           (id uuid, channel text, channel_id uuid, server text, reason text, due_at timestamptz,
            sealed text)"""


LINES: LiteralString = """
    select d.id, coalesce(u.id, c.id) as recipient_id, coalesce(u.name, c.name) as recipient_name, d.channel,
           d.channel_id, c.name as channel_name, d.state, d.reason, d.due_at, a.started_at, a.outcome, a.detail
      from delivery d
      left join app_user u on u.id = d.user_id
      left join alert_channel c on c.id = d.channel_id
      left join delivery_attempt a on a.delivery_id = d.id
     where """
IN_ORDER: LiteralString = " order by recipient_name, recipient_id, d.id, a.number"


class PostgresNotifications:
    """See `application.ports_telling.Notifications`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def add(self, handoff_id: UUID | None, notifications: Sequence[NewNotification]) -> None:
        if not notifications:
            return
        people = [
            {
                "notification_id": str(new.id or uuid7()),
                "user_id": str(new.user_id) if new.user_id else None,
                "kind": new.kind,
                "title": {"en": new.title.en, "de": new.title.de},
                "href": new.href,
                "deliveries": [_delivery(delivery) for delivery in new.deliveries],
            }
            for new in notifications
        ]
        await self._statements.run(ADD, {"people": Jsonb(people), "handoff": handoff_id, "now": self._statements.now})

    async def bell(self, user_id: UUID, before: tuple[datetime, UUID] | None, limit: int) -> Bell:
        before_at, before_id = before or (None, None)
        items = await self._statements.all(
            class_row(Notification),
            """select id, kind, title, href, handoff_id, created_at, read_at from notification
                where user_id = %(user)s and kind <> all(%(links)s)
                  and (%(before_at)s::timestamptz is null
                       or (created_at, id) < (%(before_at)s, %(before_id)s::uuid))
                order by created_at desc, id desc limit %(limit)s""",
            {"user": user_id, "before_at": before_at, "before_id": before_id, "limit": limit, "links": LINKS},
        )
        unread = await self._statements.one(
            scalar_row,
            "select count(*) from notification where user_id = %s and read_at is null and kind <> all(%s)",
            (user_id, LINKS),
        )
        return Bell(items, unread or 0)

    async def read(self, notification_id: UUID, user_id: UUID) -> bool:
        return await self._statements.changed(
            """update notification set read_at = coalesce(read_at, %s) where id = %s and user_id = %s
            returning id""",
            (self._statements.now, notification_id, user_id),
        )

    async def tests_of(self, user_id: UUID, since: datetime) -> Sequence[datetime]:
        return await self._statements.all(
            scalar_row,
            """select created_at from notification
                where user_id = %s and created_at > %s and kind = 'test' order by created_at""",
            (user_id, since),
        )

    async def tests_into(self, channel_id: UUID, since: datetime) -> Sequence[datetime]:
        return await self._statements.all(
            scalar_row,
            """select created_at from delivery
                where channel_id = %s and created_at > %s and handoff_id is null order by created_at""",
            (channel_id, since),
        )

    async def streamed(self, handoff_id: UUID, user_ids: Sequence[UUID]) -> None:
        await self._statements.run(
            """update notification set streamed_at = %s
                where handoff_id = %s and user_id = any(%s) and kind = 'escalation' and streamed_at is null""",
            (self._statements.now, handoff_id, list(user_ids)),
        )


class PostgresDeliveries:
    """See `application.ports_telling.Deliveries`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def ledger(self, handoff_id: UUID) -> Sequence[DeliveryLine]:
        return await self._lines(LINES + "d.handoff_id = %s" + IN_ORDER, (handoff_id,))

    async def test(self, notification_id: UUID) -> AlertTest | None:
        row = await self._statements.one(
            dict_row,
            "select id, user_id, created_at from notification where id = %s and kind = 'test'",
            (notification_id,),
        )
        if row is None:
            return None
        where: LiteralString = "d.handoff_id is null and d.notification_id = %s"
        return AlertTest(**row, lines=await self._lines(LINES + where + IN_ORDER, (notification_id,)))

    async def cancel_waiting(self, handoff_id: UUID, reason: str) -> None:
        await self._statements.run(
            """update delivery set state = 'cancelled', reason = %s, due_at = null, ended_at = %s
                where handoff_id = %s and (due_at is not null or """
            + HELD
            + ")",
            (reason, self._statements.now, handoff_id),
        )

    async def cancel_waiting_for(self, user_id: UUID, reason: str) -> None:
        await self._statements.run(
            """update delivery set state = 'cancelled', reason = %s, due_at = null, ended_at = %s, sealed = null
                where user_id = %s and (due_at is not null or """
            + HELD
            + ")",
            (reason, self._statements.now, user_id),
        )

    async def _lines(self, sql: LiteralString, values: Values) -> Sequence[DeliveryLine]:
        lines: dict[UUID, DeliveryLine] = {}
        attempts: dict[UUID, list[Attempt]] = {}
        for row in await self._statements.all(dict_row, sql, values):
            tries = attempts.setdefault(row["id"], [])
            if row["started_at"]:
                tries.append(Attempt(row["started_at"], row["outcome"], row["detail"]))
            lines.setdefault(row["id"], _line(row, tries))
        return list(lines.values())

    async def told_of(self, handoff_id: UUID) -> Told:
        return await read_told(self._statements, handoff_id)


def _delivery(new: NewDelivery) -> dict[str, object]:
    return {
        "id": str(new.id or uuid7()),
        "channel": new.channel,
        "channel_id": str(new.channel_id) if new.channel_id else None,
        "server": new.server,
        "reason": new.reason,
        "due_at": time_json(new.due_at),
        "sealed": new.sealed.hex() if new.sealed else None,
    }


def _line(row: dict[str, Any], attempts: Sequence[Attempt]) -> DeliveryLine:
    return DeliveryLine(
        recipient=Person(row["recipient_id"], row["recipient_name"]),
        channel=row["channel"],
        state=row["state"],
        reason=row["reason"],
        attempts=attempts,
        next_attempt_at=row["due_at"],
        channel_id=row["channel_id"],
        channel_name=row["channel_name"],
    )
