"""What one person of the bound account has in hand."""

from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row, dict_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports_holdings import HeldSession, Holdings

SESSIONS: LiteralString = """
    select s.id, left(split_part(s.problem, E'\\n', 1), 200) as problem, s.status, c.name as client_name, s.ticket_ref,
           s.updated_at
      from ai_session s left join client c on c.id = s.client_id
     where s.user_id = %s and s.ended_at is null and not s.is_canary
     order by s.updated_at desc, s.id limit %s"""
COUNTS: LiteralString = """
    select (select count(*) from ai_session where user_id = %(user)s and ended_at is null and not is_canary)
               as n_sessions,
           (select count(*) from handoff_claim where user_id = %(user)s and ended_at is null) as n_claims,
           (select count(*) from login
             where user_id = %(user)s and ended_at is null and expires_at > clock_timestamp()) as n_logins,
           (select count(*) from token where user_id = %(user)s and ended_at is null) as n_tokens,
           (select count(*) from alert_channel where user_id = %(user)s and ended_at is null) as n_channels"""


class PostgresHoldings:
    """See `application.ports_holdings.HoldingsReader`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def of(self, user_id: UUID, limit: int) -> Holdings:
        sessions = await self._statements.all(class_row(HeldSession), SESSIONS, (user_id, limit))
        counts = await self._statements.one(dict_row, COUNTS, {"user": user_id})
        return Holdings(sessions, **(counts or {}))
