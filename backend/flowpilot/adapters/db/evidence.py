"""Counts for the evidence pack of the bound account."""

from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString

from psycopg.rows import class_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports_evidence import Day

DAYS: LiteralString = """
    with begun as (
        select (created_at at time zone 'UTC')::date as day, 1 as n_sessions, 0 as n_escalated
          from ai_session
         where created_at > %(first)s and created_at <= %(last)s and not is_canary and not is_practice
        union all
        select (created_at at time zone 'UTC')::date, 0, 1
          from session_handoff
         where intent = 'escalate' and created_at > %(first)s and created_at <= %(last)s and not is_canary
    )
    select day, sum(n_sessions)::integer as n_sessions, sum(n_escalated)::integer as n_escalated
      from begun group by day order by day"""


class PostgresEvidence:
    """See `application.ports_evidence.Evidence`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def days(self, first: datetime, last: datetime) -> Sequence[Day]:
        return await self._statements.all(class_row(Day), DAYS, {"first": first, "last": last})
