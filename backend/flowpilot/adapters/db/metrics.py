"""The metric's stamps of the bound account. Both answers read the same cohort, each in one statement."""

from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString

from psycopg.rows import class_row, tuple_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports_metrics import ExportRow
from flowpilot.domain.metric import Cohort, Escalation

# The clock is read while the statement runs, so every fact that its snapshot shows lies before `as_of`. The joins
# give the claim that stands or that ended the handoff, and its claimer's opening where that came before the claim.
COHORT: LiteralString = """
      from clock
      {join} session_handoff h
        on h.intent = 'escalate' and h.created_at <= clock.as_of
       and h.created_at > clock.since and not h.is_canary
      left join handoff_claim c on c.handoff_id = h.id and c.id = h.claim_id
      left join handoff_opening o
        on o.handoff_id = h.id and o.user_id = c.user_id and o.opened_at <= c.claimed_at
"""
CLOCK: LiteralString = """
    with clock as materialized (
        select as_of, as_of - %(days)s * interval '24 hours' as since from clock_timestamp() as as_of
    )
    select """
NEWEST_FIRST: LiteralString = " order by h.created_at desc, h.id desc"

GIVEN_UP: LiteralString = """
    (select count(*) from handoff_claim g
      where g.handoff_id = h.id and g.ended_at is not null and g.id is distinct from h.claim_id) as given_up"""

# First told: a message sent, a card's frame written to one of the person's streams, or the handoff opened.
FIRST_TOLD: LiteralString = """
    (select min(t.at)
       from (select d.ended_at as at from delivery d
              where d.handoff_id = h.id and d.state = 'sent' and d.user_id <> h.escalated_by
             union all
             select n.streamed_at from notification n
              where n.handoff_id = h.id and n.kind = 'escalation' and n.user_id <> h.escalated_by
             union all
             select s.opened_at from handoff_opening s
              where s.handoff_id = h.id and s.user_id <> h.escalated_by) t) as first_delivered_at"""

STAMPS: LiteralString = (
    CLOCK
    + "clock.as_of, h.state, h.created_at, o.opened_at, c.claimed_at, c.first_action_at, h.ended_at,"
    + GIVEN_UP
    + COHORT.replace("{join}", "left join")
    + NEWEST_FIRST
)
EXPORT: LiteralString = (
    CLOCK
    + """h.id as handoff_id, h.session_id, h.priority, s.category, cl.name as client, h.created_at as escalated_at,
         o.opened_at, c.claimed_at, c.first_action_at, c.first_action_kind, h.ended_at,
         case when h.ended_at is not null then h.state end as outcome, u.name as senior, h.writing_seconds,"""
    + GIVEN_UP
    + ","
    + FIRST_TOLD
    + COHORT.replace("{join}", "join")
    + """ join ai_session s on s.id = h.session_id
          left join client cl on cl.id = s.client_id
          left join app_user u on u.id = c.user_id"""
    + NEWEST_FIRST
)


class PostgresMetrics:
    """See `application.ports_metrics.Metrics`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def cohort(self, days: int) -> Cohort:
        rows = await self._statements.all(tuple_row, STAMPS, {"days": days})
        as_of: datetime = rows[0][0]
        return Cohort(as_of, [Escalation(*stamps) for _, *stamps in rows if stamps[0] is not None])

    async def export(self, days: int) -> Sequence[ExportRow]:
        return await self._statements.all(class_row(ExportRow), EXPORT, {"days": days})
