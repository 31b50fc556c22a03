"""Timed calls of the bound account with their changes."""

from collections.abc import Mapping, Sequence
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import class_row, dict_row, scalar_row

from flowpilot.adapters.db.baseline_freezes import PostgresFreezes
from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports_baselines import CallQuery
from flowpilot.domain.account import Person
from flowpilot.domain.baseline import BaselineCall, BaselineRevision, Measurement, Removal

MEASURED = ("started_at", "stopped_at", "people", "category", "ticket_ref", "note")
MEMBERS: LiteralString = "started_at, stopped_at, people, category, ticket_ref, note"
CALL: LiteralString = """
    select c.id, c.started_at, c.stopped_at, c.people, c.category, c.ticket_ref, c.note, c.recorded_at, c.recorded_by,
           u.name as recorder, c.changed_at, c.revisions, c.removed_at, c.removed_by, r.name as remover,
           c.removed_reason
      from baseline_call c
      join app_user u on u.id = c.recorded_by
      left join app_user r on r.id = c.removed_by """
LIST: LiteralString = (
    CALL
    + """where (%(with_removed)s or c.removed_at is null)
           and (%(before_at)s::timestamptz is null or (c.started_at, c.id) < (%(before_at)s, %(before_id)s::uuid))
         order by c.started_at desc, c.id desc limit %(limit)s"""
)
STANDING: LiteralString = (
    "select " + MEMBERS + " from baseline_call where removed_at is null order by started_at desc, id desc"
)


class PostgresBaselines(PostgresFreezes):
    """See `application.ports_baselines.Baselines`."""

    def __init__(self, statements: Statements) -> None:
        super().__init__(statements)
        self._statements = statements

    async def list(self, query: CallQuery) -> Sequence[BaselineCall]:
        before_at, before_id = query.before or (None, None)
        values = {
            "with_removed": query.with_removed,
            "before_at": before_at,
            "before_id": before_id,
            "limit": query.limit,
        }
        return [_call(row) for row in await self._statements.all(dict_row, LIST, values)]

    async def get(self, call_id: UUID) -> BaselineCall | None:
        row = await self._statements.one(dict_row, CALL + "where c.id = %s", (call_id,))
        return _call(row) if row else None

    async def lock(self, call_id: UUID) -> BaselineCall | None:
        await self._statements.run("select 1 from baseline_call where id = %s for update", (call_id,))
        await self._statements.read_clock()
        return await self.get(call_id)

    async def add(self, call: BaselineCall) -> None:
        await self._statements.run(
            "insert into baseline_call (account_id, id, " + MEMBERS + ", recorded_by, recorded_at)"
            " values (current_account(), %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            (call.id, *_members(call.measured), call.recorded_by.id, call.recorded_at),
        )

    async def change(self, call: BaselineCall, revision: BaselineRevision) -> None:
        await self._statements.run(
            "insert into baseline_revision (account_id, call_id, number, at, by_user, reason, changed, " + MEMBERS + ")"
            " values (current_account(), %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            (
                call.id,
                revision.number,
                revision.at,
                revision.by.id,
                revision.reason,
                [*revision.changed],
                *_members(revision.before),
            ),
        )
        await self._statements.run(
            """update baseline_call
                  set started_at = %s, stopped_at = %s, people = %s, category = %s, ticket_ref = %s, note = %s,
                      changed_at = %s, revisions = %s
                where id = %s""",
            (*_members(call.measured), call.changed_at, call.revisions, call.id),
        )

    async def remove(self, call: BaselineCall) -> None:
        if call.removed is None:
            raise ValueError("this call was not removed")
        await self._statements.run(
            "update baseline_call set removed_at = %s, removed_by = %s, removed_reason = %s where id = %s",
            (call.removed.at, call.removed.by.id, call.removed.reason, call.id),
        )

    async def revisions(self, call_id: UUID) -> Sequence[BaselineRevision]:
        rows = await self._statements.all(
            dict_row,
            """select v.number, v.at, v.by_user, u.name as changer, v.reason, v.changed, v.started_at, v.stopped_at,
                      v.people, v.category, v.ticket_ref, v.note
                 from baseline_revision v join app_user u on u.id = v.by_user
                where v.call_id = %s order by v.number desc""",
            (call_id,),
        )
        return [_revision(row) for row in rows]

    async def measurements(self) -> Sequence[Measurement]:
        freeze_id = await self._statements.one(scalar_row, "select id from baseline_freeze where lifted_at is null")
        if freeze_id:
            return await self.frozen(freeze_id)
        return await self._statements.all(class_row(Measurement), STANDING)


def _members(measured: Measurement) -> tuple[object, ...]:
    return tuple(getattr(measured, name) for name in MEASURED)


def _measurement(row: Mapping[str, Any]) -> Measurement:
    return Measurement(**{name: row[name] for name in MEASURED})


def _call(row: Mapping[str, Any]) -> BaselineCall:
    removed = row["removed_at"] is not None
    return BaselineCall(
        id=row["id"],
        measured=_measurement(row),
        recorded_by=Person(row["recorded_by"], row["recorder"]),
        recorded_at=row["recorded_at"],
        changed_at=row["changed_at"],
        revisions=row["revisions"],
        removed=Removal(row["removed_at"], Person(row["removed_by"], row["remover"]), row["removed_reason"])
        if removed
        else None,
    )


def _revision(row: Mapping[str, Any]) -> BaselineRevision:
    return BaselineRevision(
        number=row["number"],
        at=row["at"],
        by=Person(row["by_user"], row["changer"]),
        reason=row["reason"],
        changed=tuple(row["changed"]),
        before=_measurement(row),
    )
