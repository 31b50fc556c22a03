"""Frozen periods of the bound account's baseline, with copies of their calls."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import class_row, dict_row, scalar_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.domain.account import Person
from flowpilot.domain.baseline import BaselineFreeze, Measurement, Removal

FREEZE: LiteralString = """
    select f.id, f.from_at, f.to_at, f.name, f.n_calls, f.made_at, f.made_by, u.name as maker, f.lifted_at,
           f.lifted_by, l.name as lifter, f.lifted_reason
      from baseline_freeze f
      join app_user u on u.id = f.made_by
      left join app_user l on l.id = f.lifted_by """
IN_PERIOD: LiteralString = """
      from baseline_call c
     where c.removed_at is null and c.started_at >= %(from_at)s and c.started_at < %(to_at)s"""


class PostgresFreezes:
    """The part of `application.ports_baselines.Baselines` that is about freezing."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def hold(self) -> None:
        await self._statements.run("select 1 from account for no key update")
        await self._statements.read_clock()

    async def freezes(self) -> Sequence[BaselineFreeze]:
        rows = await self._statements.all(dict_row, FREEZE + "order by f.made_at desc, f.id desc")
        return [_freeze(row) for row in rows]

    async def freeze_in_force(self) -> BaselineFreeze | None:
        row = await self._statements.one(dict_row, FREEZE + "where f.lifted_at is null")
        return _freeze(row) if row else None

    async def freeze(self, freeze: BaselineFreeze) -> None:
        await self._statements.run(
            """insert into baseline_freeze (account_id, id, from_at, to_at, name, n_calls, made_by, made_at)
               values (current_account(), %s, %s, %s, %s, %s, %s, %s)""",
            (
                freeze.id,
                freeze.from_at,
                freeze.to_at,
                freeze.name,
                freeze.n_calls,
                freeze.made_by.id,
                freeze.made_at,
            ),
        )
        await self._statements.run(
            """insert into baseline_frozen_call (account_id, freeze_id, call_id, started_at, stopped_at, people,
                                                 category, ticket_ref, note)
               select current_account(), %(freeze_id)s, c.id, c.started_at, c.stopped_at, c.people, c.category,
                      c.ticket_ref, c.note"""
            + IN_PERIOD,
            {"freeze_id": freeze.id, "from_at": freeze.from_at, "to_at": freeze.to_at},
        )

    async def count(self, from_at: datetime, to_at: datetime) -> int:
        values = {"from_at": from_at, "to_at": to_at}
        return await self._statements.one(scalar_row, "select count(*)" + IN_PERIOD, values) or 0

    async def frozen(self, freeze_id: UUID) -> Sequence[Measurement]:
        """The copies of one freeze, the latest start first."""
        return await self._statements.all(
            class_row(Measurement),
            """select started_at, stopped_at, people, category, ticket_ref, note from baseline_frozen_call
                where freeze_id = %s order by started_at desc, call_id desc""",
            (freeze_id,),
        )

    async def lift(self, freeze: BaselineFreeze) -> None:
        if freeze.lifted is None:
            raise ValueError("this freeze was not lifted")
        await self._statements.run(
            "update baseline_freeze set lifted_at = %s, lifted_by = %s, lifted_reason = %s where id = %s",
            (freeze.lifted.at, freeze.lifted.by.id, freeze.lifted.reason, freeze.id),
        )


def _freeze(row: Mapping[str, Any]) -> BaselineFreeze:
    lifted = row["lifted_at"] is not None
    return BaselineFreeze(
        id=row["id"],
        from_at=row["from_at"],
        to_at=row["to_at"],
        name=row["name"],
        n_calls=row["n_calls"],
        made_by=Person(row["made_by"], row["maker"]),
        made_at=row["made_at"],
        lifted=Removal(row["lifted_at"], Person(row["lifted_by"], row["lifter"]), row["lifted_reason"])
        if lifted
        else None,
    )
