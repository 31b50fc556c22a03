"""What the bound account's savings are made of, each answer from one statement."""

from datetime import datetime
from typing import LiteralString

from psycopg.rows import tuple_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.domain.saving import PricedCohort, PricedEscalation

# As in `adapters.db.metrics`: the clock is read while the statement runs, and the joins give the claim that stands or
# that ended the handoff, and its claimer's opening where that came before the claim.
COHORT: LiteralString = """
    with clock as materialized (
        select as_of, coalesce(%(since)s::timestamptz, as_of - %(days)s * interval '24 hours') as since
          from clock_timestamp() as as_of
    ), begun as (
        select count(*) filter (where s.created_at > clock.since) as now_n,
               count(*) filter (where s.created_at <= clock.since) as before_n
          from clock
          join ai_session s on s.created_at > clock.since - (clock.as_of - clock.since)
           and s.created_at <= clock.as_of and not s.is_canary
    ), before as (
        select count(*) as n
          from clock
          join session_handoff h
            on h.intent = 'escalate' and not h.is_canary
           and h.created_at > clock.since - (clock.as_of - clock.since) and h.created_at <= clock.since
    )
    select clock.as_of, clock.since, account.created_at, begun.now_n, begun.before_n, before.n,
           h.id is not null,
           case when c.claimed_at is not null then 'claimed'
                when h.state in ('cancelled', 'self_solved') then h.state
                else 'unclaimed' end,
           s.category, h.writing_seconds, o.opened_at, c.first_action_at, h.ended_at
      from clock cross join account cross join begun cross join before
      left join session_handoff h
        on h.intent = 'escalate' and not h.is_canary and h.created_at <= clock.as_of and h.created_at > clock.since
      left join ai_session s on s.id = h.session_id
      left join handoff_claim c on c.handoff_id = h.id and c.id = h.claim_id
      left join handoff_opening o
        on o.handoff_id = h.id and o.user_id = c.user_id and o.opened_at <= c.claimed_at
     order by h.created_at desc, h.id desc"""


class PostgresSavings:
    """See `application.ports_savings.Savings`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def cohort(self, days: int) -> PricedCohort:
        return await self._cohort({"days": days, "since": None})

    async def cohort_since(self, since: datetime) -> PricedCohort:
        return await self._cohort({"days": 0, "since": since})

    async def _cohort(self, values: dict[str, object]) -> PricedCohort:
        rows = await self._statements.all(tuple_row, COHORT, values)
        as_of, since, created_at, n_sessions, n_sessions_before, n_escalated_before = rows[0][:6]
        return PricedCohort(
            as_of=as_of,
            since=since,
            created_at=created_at,
            escalations=[PricedEscalation(*row[7:]) for row in rows if row[6]],
            n_sessions=n_sessions,
            n_sessions_before=n_sessions_before,
            n_escalated_before=n_escalated_before,
        )
