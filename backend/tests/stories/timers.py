"""Timers of a real database: set up, grown due, fired by one worker or several, and cut off in the middle."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, LiteralString
from uuid import UUID

from psycopg import AsyncCursor
from psycopg.rows import BaseRowFactory, dict_row

from flowpilot.adapters.db.pool import Connection
from flowpilot.adapters.db.statements import Row, Statements, Values
from flowpilot.application.ports_ladder import DueTimer, DueTimers
from flowpilot.application.timers import ACTS, TimerFiring
from flowpilot.domain.account import Actor
from flowpilot.domain.ladder import LadderSettings, Policy, Step
from tests.mail.office import bound
from tests.people import Json
from tests.stories.conftest import World

STEPS = (Step(5, "again"), Step(10, "admins"), Step(15, "banner"))


class Killed(Exception):
    """The worker is no more."""


class Dying(Statements):
    """A worker's statements until it is killed: before the one with number `left`, which never leaves the process."""

    left = 0

    async def run(self, sql: LiteralString, values: Values = ()) -> None:
        self._live_on()
        await super().run(sql, values)

    async def ask(self, row: BaseRowFactory[Row], sql: LiteralString, values: Values = ()) -> AsyncCursor[Row]:
        self._live_on()
        return await super().ask(row, sql, values)

    def _live_on(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Killed


def dying_after(count: int) -> type[Dying]:
    """Statements of which so many are sent."""

    class Numbered(Dying):
        def __init__(self, connection: Connection) -> None:
            super().__init__(connection)
            self.left = count

    return Numbered


class Timers:
    """The timers of Alice's account."""

    def __init__(self, world: World, due: DueTimers, app_url: str) -> None:
        self.world = world
        self.due = due
        self._app_url = app_url

    async def set_up(self, *steps: Step, **members: Any) -> None:  # noqa: ANN401 - what a policy has
        """This ladder for handoffs of normal priority."""
        async with self.world.office.units.begin(self.world.alice.account.id) as unit:
            await unit.policies.save(LadderSettings({"normal": Policy("normal", "wall", steps=steps, **members)}, None))

    async def escalates(self, count: int = 1, who: Actor | None = None) -> list[UUID]:
        """Alice, or somebody else, escalates so many sessions."""
        office, person = self.world.office, who or self.world.alice
        return [await office.escalate(person, f"Outlook hangs {number}") for number in range(count)]

    def pass_by(self, who: Actor | None = None, **time: float) -> None:
        """Every timer has waited so much longer; whoever held one is done."""
        self._rows(
            """update timer set due_at = due_at - %(by)s, lease_until = null where due_at is not null returning id""",
            {"by": timedelta(**time)},
            who,
        )

    async def fire_due(self) -> int:
        """What one worker does until nothing is due any more; how many timers it took."""
        firing, count = TimerFiring(self.world.office.units, ACTS), 0
        while taken := await self.due.take(100, 4, ()):
            for timer in sorted(taken, key=lambda one: one.due_at):
                await firing.fire(timer)
            count += len(taken)
        return count

    async def take(self) -> Sequence[DueTimer]:
        """What is due, leased."""
        return sorted(await self.due.take(100, 100, ()), key=lambda one: one.due_at)

    def all(self) -> list[Json]:
        """The rows, in the order of their making."""
        return self._rows("select * from timer order by created_at, id")

    def bells(self, kind: str) -> list[tuple[UUID, str]]:
        """Whom the bell told of this kind, by handoff."""
        rows = self._rows(
            """select n.handoff_id, u.name from notification n join app_user u on u.id = n.user_id
                where n.kind = %(kind)s order by n.created_at, u.name""",
            {"kind": kind},
        )
        return [(row["handoff_id"], row["name"]) for row in rows]

    def written(self) -> list[Json]:
        """How much stands in the tables that firing writes to."""
        return self._rows(
            """select (select count(*) from notification) as notifications,
                      (select count(*) from delivery) as deliveries,
                      (select count(*) from audit) as audits, (select count(*) from stream_event) as events,
                      (select count(*) from timer where fired_at is not null) as fired,
                      (select count(*) from timer) as timers"""
        )

    def audited(self, act: str) -> int:
        """How often the audit has this act."""
        return len(self._rows("select 1 from audit where act = %(act)s", {"act": act}))

    def _rows(self, sql: LiteralString, values: Json | None = None, who: Actor | None = None) -> list[Json]:
        with bound(self._app_url, (who or self.world.alice).account.id) as connection:
            return connection.cursor(row_factory=dict_row).execute(sql, values).fetchall()
