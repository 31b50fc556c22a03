"""Clients of the bound account."""

from collections.abc import Sequence
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row, scalar_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports_clients import Client

CLIENT: LiteralString = """
    select c.id, c.name, c.created_at, count(s.id) as n_sessions,
           count(s.id) filter (where s.ended_at is null) as n_open,
           max(s.created_at) as last_session_at
      from client c
      left join ai_session s on s.client_id = c.id and not s.is_canary """
GROUPED: LiteralString = " group by c.id, c.name, c.created_at"


class PostgresClients:
    """See `application.ports_clients.Clients`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def list(self, text: str | None, after: str | None, limit: int) -> Sequence[Client]:
        return await self._statements.all(
            class_row(Client),
            CLIENT
            + """where (%(text)s::text is null or strpos(lower(c.name), lower(%(text)s)) > 0)
                   and (%(after)s::text is null or c.name > %(after)s)"""
            + GROUPED
            + " order by c.name limit %(limit)s",
            {"text": text, "after": after, "limit": limit},
        )

    async def get(self, client_id: UUID) -> Client | None:
        return await self._statements.one(class_row(Client), CLIENT + "where c.id = %s" + GROUPED, (client_id,))

    async def rename(self, client_id: UUID, name: str) -> bool:
        # A session that begins meanwhile may make a client of this name. An insert waits for it and finds the name
        # taken, where an update would fail; what it inserted itself goes again.
        probe = await self._statements.one(
            scalar_row,
            """insert into client (account_id, id, name, created_at)
               values (current_account(), gen_random_uuid(), %s, clock_timestamp())
               on conflict do nothing returning id""",
            (name,),
        )
        if probe is None:
            return False
        await self._statements.run("delete from client where id = %s", (probe,))
        await self._statements.run("update client set name = %s where id = %s", (name, client_id))
        return True
