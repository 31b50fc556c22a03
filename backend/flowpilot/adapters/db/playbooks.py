"""The bound account's own playbooks, version by version."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, LiteralString

from psycopg.rows import dict_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports_playbooks import StoredPlaybook
from flowpilot.domain.account import Person
from flowpilot.domain.language import Text

VERSION: LiteralString = """
    select p.key, p.version, p.text, p.title_en, p.title_de, p.note, p.created_at, p.created_by, u.name as author
      from playbook p join app_user u on u.id = p.created_by """


class PostgresPlaybooks:
    """See `application.ports_playbooks.Playbooks`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def hold(self) -> None:
        await self._statements.run("select 1 from account for no key update")

    async def current(self) -> Sequence[StoredPlaybook]:
        rows = await self._statements.all(
            dict_row,
            VERSION
            + """where p.text is not null
                   and p.version = (select max(n.version) from playbook n where n.key = p.key)
                 order by p.key""",
        )
        return [_stored(row) for row in rows]

    async def retired(self) -> Sequence[StoredPlaybook]:
        rows = await self._statements.all(
            dict_row,
            VERSION
            + """where p.text is not null
                   and p.version = (select max(n.version) - 1 from playbook n where n.key = p.key)
                   and exists (select 1 from playbook n
                                where n.key = p.key and n.version = p.version + 1 and n.text is null)
                 order by p.key""",
        )
        return [_stored(row) for row in rows]

    async def versions(self, key: str) -> Sequence[StoredPlaybook]:
        rows = await self._statements.all(dict_row, VERSION + "where p.key = %s order by p.version desc", (key,))
        return [_stored(row) for row in rows]

    async def version(self, key: str, version: int) -> StoredPlaybook | None:
        row = await self._statements.one(dict_row, VERSION + "where p.key = %s and p.version = %s", (key, version))
        return _stored(row) if row else None

    async def add(self, playbook: StoredPlaybook) -> None:
        await self._statements.run(
            """insert into playbook (account_id, key, version, text, title_en, title_de, note, created_at, created_by)
               values (current_account(), %s, %s, %s, %s, %s, %s, %s, %s)""",
            (
                playbook.key,
                playbook.version,
                playbook.text,
                playbook.title.en,
                playbook.title.de,
                playbook.note,
                playbook.created_at,
                playbook.created_by.id,
            ),
        )

    async def used(self, since: datetime) -> Mapping[str, int]:
        rows = await self._statements.all(
            dict_row,
            """select playbook ->> 'key' as key, count(*)::int as sessions from ai_session
                where created_at > %s and playbook is not null and not is_canary and not is_practice
                group by 1""",
            (since,),
        )
        return {row["key"]: row["sessions"] for row in rows}


def _stored(row: Mapping[str, Any]) -> StoredPlaybook:
    values = dict(row)
    title = Text(values.pop("title_en"), values.pop("title_de"))
    author = Person(values.pop("created_by"), values.pop("author"))
    return StoredPlaybook(**values, title=title, created_by=author)
