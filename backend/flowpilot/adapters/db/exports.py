"""Exports of the bound account, in parts."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import class_row, dict_row, scalar_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports_exports import TakenExport
from flowpilot.domain.account import Person
from flowpilot.domain.account_export import AccountExport

EXPORT: LiteralString = """
    select e.id, e.state, e.asked_by, u.name, e.asked_at, e.done_at, e.size
      from account_export e join app_user u on u.id = e.asked_by """
# Until the end of the unit: what is taken up meanwhile would read the account as it was before.
ONE_BY_ONE: LiteralString = "select pg_advisory_xact_lock(hashtextextended('exports ' || current_account()::text, 0))"
WITHOUT_PARTS: LiteralString = """
    with gone as (
        delete from account_export_part where export_id in (select id from account_export where {which})
    ), deleted as (
        delete from account_export where {which} returning 1
    )
    select count(*) from deleted"""


class PostgresExports:
    """See `application.ports_exports.Exports`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def list(self, before: tuple[datetime, UUID] | None, limit: int) -> Sequence[AccountExport]:
        before_at, before_id = before or (None, None)
        rows = await self._statements.all(
            dict_row,
            EXPORT
            + """where %(at)s::timestamptz is null or (e.asked_at, e.id) < (%(at)s, %(id)s::uuid)
                 order by e.asked_at desc, e.id desc limit %(limit)s""",
            {"at": before_at, "id": before_id, "limit": limit},
        )
        return [_export(row) for row in rows]

    async def get(self, export_id: UUID) -> AccountExport | None:
        row = await self._statements.one(dict_row, EXPORT + "where e.id = %s", (export_id,))
        return _export(row) if row else None

    async def add(self, export_id: UUID, asked_by: UUID) -> bool:
        return await self._statements.changed(
            """insert into account_export (account_id, id, state, asked_by, asked_at)
               values (current_account(), %s, 'pending', %s, %s)
               on conflict (account_id) where state = 'pending' do nothing returning 1""",
            (export_id, asked_by, self._statements.now),
        )

    async def take(self) -> TakenExport | None:
        await self._statements.run(ONE_BY_ONE)
        return await self._statements.one(
            class_row(TakenExport),
            "update account_export set tries = tries + 1 where state = 'pending' returning id, tries",
        )

    async def hold(self, taken: TakenExport) -> bool:
        return await self._statements.changed(
            "select 1 from account_export where id = %s and tries = %s and state = 'pending' for update",
            (taken.id, taken.tries),
        )

    async def add_part(self, export_id: UUID, number: int, content: bytes) -> None:
        await self._statements.changed(
            """insert into account_export_part (account_id, export_id, number, content)
               values (current_account(), %s, %s, %b) returning number""",
            (export_id, number, content),
        )

    async def part(self, export_id: UUID, number: int) -> bytes | None:
        return await self._statements.one(
            scalar_row,
            "select content from account_export_part where export_id = %s and number = %s",
            (export_id, number),
        )

    async def finish(self, export_id: UUID, size: int, sha256: bytes) -> None:
        await self._statements.run(
            """update account_export set state = 'ready', done_at = clock_timestamp(), size = %s, sha256 = %s
                where id = %s""",
            (size, sha256, export_id),
        )

    async def fail(self, export_id: UUID) -> None:
        await self._statements.run(
            "update account_export set state = 'failed', done_at = clock_timestamp() where id = %s", (export_id,)
        )

    async def delete(self, export_id: UUID) -> bool:
        sql = WITHOUT_PARTS.replace("{which}", "id = %(id)s and state <> 'pending'")
        return bool(await self._statements.one(scalar_row, sql, {"id": export_id}))

    async def forget_old(self, done_before: datetime) -> None:
        sql = WITHOUT_PARTS.replace("{which}", "done_at < %(before)s")
        await self._statements.run(sql, {"before": done_before})

    async def forget_all(self) -> None:
        # In this order: the first waits for a worker that is storing one just now, so the second finds it ready.
        await self._statements.run(ONE_BY_ONE)
        await self._statements.run(
            "update account_export set state = 'failed', done_at = clock_timestamp() where state = 'pending'"
        )
        await self._statements.run(WITHOUT_PARTS.replace("{which}", "state = 'ready'"))


def _export(row: Mapping[str, Any]) -> AccountExport:
    asked_by = Person(row["asked_by"], row["name"])
    return AccountExport(row["id"], row["state"], asked_by, row["asked_at"], row["done_at"], row["size"])
