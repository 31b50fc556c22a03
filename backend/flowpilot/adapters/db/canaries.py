"""The canary of the bound account, with the user and the session that nothing else finds."""

from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row, dict_row, scalar_row

from flowpilot.adapters.db.sessions import SESSION, session_of
from flowpilot.adapters.db.statements import Statements
from flowpilot.domain.canary import Canary
from flowpilot.domain.session import AISession

CANARY: LiteralString = """
    select enabled, every_minutes, address, user_id, session_id, next_at, started_at, streamed_at, mailed_at, ended_at,
           back_at, missing_since, missing
      from canary"""


class PostgresCanaries:
    """See `application.ports_canary.Canaries`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def get(self) -> Canary:
        return await self._statements.one(class_row(Canary), CANARY) or Canary()

    async def hold(self) -> Canary:
        await self._statements.run("insert into canary (account_id) values (current_account()) on conflict do nothing")
        await self._statements.run("select 1 from canary for update")
        await self._statements.read_clock()
        return await self.get()

    async def write(self, canary: Canary) -> None:
        await self._statements.run(
            """update canary
                  set enabled = %(enabled)s, every_minutes = %(every_minutes)s, address = %(address)s,
                      user_id = %(user_id)s, session_id = %(session_id)s, next_at = %(next_at)s,
                      started_at = %(started_at)s, streamed_at = %(streamed_at)s, mailed_at = %(mailed_at)s,
                      ended_at = %(ended_at)s, back_at = %(back_at)s, missing_since = %(missing_since)s,
                      missing = %(missing)s""",
            {name: getattr(canary, name) for name in Canary.__slots__} | {"missing": list(canary.missing)},
        )

    async def begin_session(self, session_id: UUID, user_id: UUID, problem: str) -> None:
        now = self._statements.now
        await self._statements.run(
            """insert into ai_session
                      (account_id, id, user_id, problem, priority, status, created_at, updated_at, is_canary)
               values (current_account(), %s, %s, %s, 'low', 'active', %s, %s, true)""",
            (session_id, user_id, problem, now, now),
        )

    async def lock_session(self, session_id: UUID) -> AISession | None:
        await self._statements.run("select 1 from ai_session where id = %s for update", (session_id,))
        await self._statements.read_clock()
        row = await self._statements.one(dict_row, SESSION + "where s.id = %s", (session_id,))
        return session_of(row) if row else None

    async def left_open(self, session_id: UUID) -> UUID | None:
        return await self._statements.one(
            scalar_row, "select id from session_handoff where session_id = %s and state = 'open'", (session_id,)
        )
