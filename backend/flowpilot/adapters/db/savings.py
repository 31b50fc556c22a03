"""What the bound account's savings are set beside."""

from datetime import datetime
from typing import LiteralString

from psycopg.rows import class_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.domain.saving import Workload

WORKLOAD: LiteralString = """
    select (select count(*) from ai_session
             where created_at > %(since)s and created_at <= %(until)s
               and not is_canary and not is_practice) as n_sessions,
           (select count(*) from session_handoff
             where created_at > %(since)s and created_at <= %(until)s
               and intent = 'escalate' and not is_canary) as n_escalated"""


class PostgresSavings:
    """See `application.ports_savings.Savings`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def workload(self, since: datetime, until: datetime) -> Workload:
        found = await self._statements.one(class_row(Workload), WORKLOAD, {"since": since, "until": until})
        if found is None:
            raise LookupError("a count has a row")
        return found
