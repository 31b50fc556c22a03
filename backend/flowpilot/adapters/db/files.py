"""Files of the bound account's sessions, in parts."""

from collections.abc import Mapping, Sequence
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import dict_row, scalar_row, tuple_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.domain.account import Person
from flowpilot.domain.session_file import SessionFile, Stored

FILE: LiteralString = """
    select f.id, f.session_id, f.name, f.media_type, f.size, f.sha256, f.created_at, f.created_by, u.name as author
      from session_file f join app_user u on u.id = f.created_by """


class PostgresFiles:
    """See `application.ports_files.Files`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def add(self, file: SessionFile) -> None:
        await self._statements.run(
            """insert into session_file (account_id, id, session_id, name, media_type, size, sha256, created_at,
                                         created_by)
               values (current_account(), %s, %s, %s, %s, %s, %s, %s, %s)""",
            (
                file.id,
                file.session_id,
                file.name,
                file.media_type,
                file.size,
                file.sha256,
                file.created_at,
                file.created_by.id,
            ),
        )

    async def add_part(self, file_id: UUID, number: int, content: bytes) -> None:
        # Its answer is waited for, so that one part at a time is on its way.
        await self._statements.changed(
            """insert into session_file_part (account_id, file_id, number, content)
               values (current_account(), %s, %s, %b) returning number""",
            (file_id, number, content),
        )

    async def of(self, session_id: UUID) -> Sequence[SessionFile]:
        rows = await self._statements.all(
            dict_row, FILE + "where f.session_id = %s order by f.created_at, f.id", (session_id,)
        )
        return [_file(row) for row in rows]

    async def get(self, session_id: UUID, file_id: UUID) -> SessionFile | None:
        row = await self._statements.one(
            dict_row, FILE + "where f.session_id = %s and f.id = %s", (session_id, file_id)
        )
        return _file(row) if row else None

    async def stored(self, session_id: UUID) -> Stored:
        row = await self._statements.one(
            tuple_row, "select count(*), coalesce(sum(size), 0) from session_file where session_id = %s", (session_id,)
        )
        return Stored(row[0], row[1]) if row else Stored(0, 0)

    async def part(self, file_id: UUID, number: int) -> bytes | None:
        return await self._statements.one(
            scalar_row, "select content from session_file_part where file_id = %s and number = %s", (file_id, number)
        )


def _file(row: Mapping[str, Any]) -> SessionFile:
    values = dict(row)
    author = Person(values.pop("created_by"), values.pop("author"))
    return SessionFile(**values, created_by=author)
