"""Links that let somebody of the bound account in. A secret is stored as its SHA-256 alone."""

from collections.abc import Mapping
from datetime import datetime
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row, scalar_row

from flowpilot.adapters.db.identifiers import uuid7
from flowpilot.adapters.db.logins import hashed
from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports_links import OpenInvitation
from flowpilot.domain.notification import LinkKind

INVITATIONS: LiteralString = """
    select distinct on (i.user_id) i.user_id, i.created_at, i.expires_at, i.expires_at > clock_timestamp() as stands,
           m.state as mail_state, m.reason as mail_reason
      from invitation i
      left join lateral (
            select d.state, d.reason
              from notification n join delivery d on d.notification_id = n.id and d.handoff_id is null
             where n.user_id = i.user_id and n.kind = 'invitation' and n.created_at >= i.created_at
             order by n.created_at limit 1) m on true
     where i.accepted_at is null
     order by i.user_id, i.created_at desc"""

END: Mapping[LinkKind, LiteralString] = {
    "invitation": """update invitation set expires_at = %s
                      where user_id = %s and accepted_at is null and expires_at > clock_timestamp() returning 1""",
    "password_reset": """update password_reset set expires_at = %s
                          where user_id = %s and used_at is null and expires_at > clock_timestamp() returning 1""",
}


class PostgresLinks:
    """See `application.ports_links.Links`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def invitations(self) -> Mapping[UUID, OpenInvitation]:
        found = await self._statements.all(class_row(OpenInvitation), INVITATIONS)
        return {one.user_id: one for one in found}

    async def add_reset(self, user_id: UUID, secret: str, by: UUID | None, at: datetime, until: datetime) -> None:
        await self._statements.run(
            """insert into password_reset (account_id, id, user_id, secret_hash, asked_by, created_at, expires_at)
               values (current_account(), %s, %s, %s, %s, %s, %s)""",
            (uuid7(), user_id, hashed(secret), by, at, until),
        )

    async def asked_since(self, user_id: UUID, since: datetime) -> int:
        count = await self._statements.one(
            scalar_row,
            "select count(*) from password_reset where user_id = %s and created_at > %s and asked_by is null",
            (user_id, since),
        )
        return count or 0

    async def take_reset(self, secret: str) -> UUID | None:
        return await self._statements.one(
            scalar_row,
            """update password_reset set used_at = clock_timestamp()
                where secret_hash = %s and used_at is null and expires_at > clock_timestamp()
            returning user_id""",
            (hashed(secret),),
        )

    async def end(self, kind: LinkKind, user_id: UUID, reason: str) -> bool:
        now = self._statements.now
        ended = await self._statements.all(scalar_row, END[kind], (now, user_id))
        await self._statements.run(
            """update delivery d
                  set state = 'cancelled', reason = %s, due_at = null, ended_at = %s, sealed = null
                 from notification n
                where n.id = d.notification_id and n.kind = %s and d.user_id = %s and d.handoff_id is null
                  and (d.due_at is not null or d.state = 'suppressed' and d.reason = 'restored')""",
            (reason, now, kind, user_id),
        )
        return bool(ended)
