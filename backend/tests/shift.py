"""A shift, minute by minute: the test says when Alice escalates and when Bob claims. It began an hour ago."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import dict_row

from flowpilot.adapters.db.pool import Connection, Pool
from flowpilot.adapters.db.statements import Statements
from flowpilot.adapters.db.unit_of_work import PostgresUnit, PostgresUnits, nobody_listens
from flowpilot.application import claims, passing_on, sessions
from flowpilot.application.handoff_manager import HandoffManager
from flowpilot.application.ports_metrics import ExportRow
from flowpilot.application.ports_sessions import NewSession
from flowpilot.domain.account import Actor
from flowpilot.domain.handoff import HandoffRequest, Intent
from flowpilot.domain.metric import Cohort
from flowpilot.domain.session import NewStep
from tests.people import Colleague


class StatementsAt(Statements):
    """Statements whose clock stands still."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        super().__init__(connection)
        self._stands_at = now

    @property
    def now(self) -> datetime:
        return self._stands_at


async def begin_shift(pool: Pool, people: Iterable[Colleague]) -> "Shift":
    """A shift of these people that began an hour ago by the database's clock."""
    actors: dict[str, Actor] = {}
    for one in people:
        async with PostgresUnits(pool, nobody_listens).begin(UUID(one.account_id)) as unit:
            user, account = await unit.people.get(UUID(one.id)), await unit.accounts.get()
            assert user
            actors[one.name] = Actor(user, account, None, None)
            began = unit.now - timedelta(hours=1)
    return Shift(pool, actors, began)


class Shift:
    """What people do, each act in a transaction of its own whose clock stands at the minute."""

    def __init__(self, pool: Pool, people: Mapping[str, Actor], began: datetime) -> None:
        self._pool = pool
        self._people = people
        self.began = began

    def account_id(self, who: str) -> UUID:
        return self._people[who].account.id

    def minute(self, minute: float) -> datetime:
        return self.began + timedelta(minutes=minute)

    def person(self, who: str) -> Actor:
        return self._people[who]

    @asynccontextmanager
    async def at(self, minute: float, who: str) -> AsyncIterator[PostgresUnit]:
        now = self.minute(minute)
        units = PostgresUnits(self._pool, nobody_listens, lambda connection: StatementsAt(connection, now))
        async with units.begin(self._people[who].account.id) as unit:
            yield unit

    async def escalates(
        self,
        who: str,
        minute: float,
        *,
        intent: Intent = "escalate",
        client: str = "Contoso",
        writing_seconds: float | None = None,
    ) -> UUID:
        actor = self._people[who]
        async with self.at(minute, who) as unit:
            new = NewSession("Outlook hangs", client, "4711", "mail", None, "normal")
            session = await sessions.lock(unit, (await sessions.start(unit, actor, new)).id)
            request = HandoffRequest(intent, "stuck", None, "high", None, None, writing_seconds)
            manager = HandoffManager(unit, actor, session)
            handoff = await (manager.escalate(request) if intent == "escalate" else manager.park(request))
            return handoff.id

    async def opens(self, who: str, handoff_id: UUID, minute: float) -> None:
        async with self.at(minute, who) as unit:
            await claims.open_screen(unit, self._people[who], handoff_id)

    async def claims(self, who: str, handoff_id: UUID, minute: float) -> None:
        async with self.at(minute, who) as unit:
            locked = await claims.lock_to_claim(unit, self._people[who], handoff_id)
            await claims.claim(unit, self._people[who], locked, "own", has_model=False)

    async def acts(self, who: str, handoff_id: UUID, minute: float) -> None:
        async with self.at(minute, who) as unit:
            locked = await claims.lock(unit, self._people[who], handoff_id)
            await sessions.record_step(unit, self._people[who], locked.session, NewStep("action", "Restarted it"))

    async def releases(self, who: str, handoff_id: UUID, minute: float) -> None:
        async with self.at(minute, who) as unit:
            locked = await claims.lock_as_claimer(unit, self._people[who], handoff_id)
            await claims.release(unit, self._people[who], locked, "lunch", None, None)

    async def lapses(self, who: str, handoff_id: UUID, minute: float) -> None:
        """The product lets go for somebody."""
        async with self.at(minute, who) as unit:
            assert await claims.let_go_for(unit, handoff_id, "lapsed")

    async def takes_over(self, who: str, handoff_id: UUID, minute: float) -> None:
        async with self.at(minute, who) as unit:
            locked = await passing_on.lock_to_take_over(unit, self._people[who], handoff_id)
            await passing_on.take_over(unit, self._people[who], locked, "I know this one")

    async def reassigns(self, who: str, handoff_id: UUID, to: str, minute: float) -> None:
        async with self.at(minute, who) as unit:
            locked = await claims.lock(unit, self._people[who], handoff_id)
            await passing_on.reassign(unit, self._people[who], locked, self._people[to].id, "They know this one")

    async def cancels(self, who: str, handoff_id: UUID, minute: float) -> None:
        async with self.at(minute, who) as unit:
            locked = await claims.lock_to_cancel(unit, self._people[who], handoff_id)
            await claims.cancel(unit, self._people[who], locked, "not needed")

    async def resolves(self, who: str, handoff_id: UUID, minute: float) -> None:
        async with self.at(minute, who) as unit:
            locked = await claims.lock(unit, self._people[who], handoff_id)
            await sessions.resolve(unit, self._people[who], locked.session, "Works again")

    async def hands_back(self, who: str, handoff_id: UUID, minute: float) -> None:
        async with self.at(minute, who) as unit:
            locked = await claims.lock_as_claimer(unit, self._people[who], handoff_id)
            await claims.hand_back(unit, self._people[who], locked, "Try it now")

    async def mails_arrive(self, who: str, minute: float) -> None:
        """Every mail that waits in the account is sent."""
        async with self._pool.connection() as connection:
            await connection.execute(
                "select set_config('app.account_id', %s, true)", (str(self._people[who].account.id),)
            )
            await connection.execute(
                "update delivery set state = 'sent', due_at = null, ended_at = %s", (self.minute(minute),)
            )

    async def rows(self, who: str, sql: LiteralString) -> list[dict[str, Any]]:
        """What stands in the database, as `who`'s account sees it."""
        async with self._pool.connection() as connection:
            await connection.execute(
                "select set_config('app.account_id', %s, true)", (str(self._people[who].account.id),)
            )
            return await (await connection.cursor(row_factory=dict_row).execute(sql)).fetchall()

    async def writes(self, who: str, sql: LiteralString, ids: list[UUID]) -> None:
        """Writes behind everybody's back into `who`'s account, to the rows with these ids."""
        async with self._pool.connection() as connection:
            await connection.execute(
                "select set_config('app.account_id', %s, true)", (str(self._people[who].account.id),)
            )
            await connection.execute(sql, (ids,))

    async def cohort(self, who: str, days: int = 7) -> Cohort:
        async with PostgresUnits(self._pool, nobody_listens).begin(self._people[who].account.id) as unit:
            return await unit.metrics.cohort(days)

    async def export(self, who: str, days: int = 7) -> list[ExportRow]:
        async with PostgresUnits(self._pool, nobody_listens).begin(self._people[who].account.id) as unit:
            return list(await unit.metrics.export(days))
