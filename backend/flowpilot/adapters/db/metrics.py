"""The metric's stamps of the bound account. Both answers read the same cohort, each in one statement."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import LiteralString

from psycopg.rows import class_row, tuple_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports_metrics import ExportRow, Start
from flowpilot.domain.metric import NO_FILTERS, Attribute, Cohort, Escalation, Filters, SortedCohort

# The clock is read while the statement runs, so every fact that its snapshot shows lies before `as_of`. The joins
# give the claim that stands or that ended the handoff, and its claimer's opening where that came before the claim.
COHORT: LiteralString = """
      from clock
      {join} session_handoff h
        on h.intent = 'escalate' and h.created_at <= clock.as_of
       and h.created_at > clock.since and not h.is_canary
       and (%(priority)s::text is null or h.priority = %(priority)s)
       and (%(category)s::text is null or exists (
               select from ai_session a where a.id = h.session_id and coalesce(a.category, '') = %(category)s))
       and (%(client)s::text is null or exists (
               select from ai_session a left join client k on k.id = a.client_id
                where a.id = h.session_id and coalesce(k.name, '') = %(client)s))
      left join handoff_claim c on c.handoff_id = h.id and c.id = h.claim_id
      left join handoff_opening o
        on o.handoff_id = h.id and o.user_id = c.user_id and o.opened_at <= c.claimed_at
"""
CLOCK: LiteralString = """
    with clock as materialized (
        select as_of, coalesce(%(since)s, as_of - %(days)s * interval '24 hours') as since
          from clock_timestamp() as as_of
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
    + ", h.writing_seconds"
    + "{attribute}"
    + COHORT.replace("{join}", "left join")
    + "{joins}"
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


JOIN_SESSION: LiteralString = " left join ai_session s on s.id = h.session_id"
PLAIN: LiteralString = STAMPS.replace("{attribute}", "").replace("{joins}", "")
SORTED: Mapping[Attribute, LiteralString] = {
    "priority": STAMPS.replace("{attribute}", ", h.priority").replace("{joins}", ""),
    "category": STAMPS.replace("{attribute}", ", s.category").replace("{joins}", JOIN_SESSION),
    "client": STAMPS.replace("{attribute}", ", cl.name").replace(
        "{joins}", JOIN_SESSION + " left join client cl on cl.id = s.client_id"
    ),
}


class PostgresMetrics:
    """See `application.ports_metrics.Metrics`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def cohort(self, start: Start, filters: Filters = NO_FILTERS) -> Cohort:
        rows = await self._statements.all(tuple_row, PLAIN, _values(start, filters))
        as_of: datetime = rows[0][0]
        return Cohort(as_of, [Escalation(*stamps) for _, *stamps in rows if stamps[0] is not None])

    async def sorted_by(self, attribute: Attribute, start: Start, filters: Filters = NO_FILTERS) -> SortedCohort:
        rows = await self._statements.all(tuple_row, SORTED[attribute], _values(start, filters))
        as_of: datetime = rows[0][0]
        return SortedCohort(as_of, [(name, Escalation(*stamps)) for _, *stamps, name in rows if stamps[0] is not None])

    async def export(self, start: Start, filters: Filters = NO_FILTERS) -> Sequence[ExportRow]:
        return await self._statements.all(class_row(ExportRow), EXPORT, _values(start, filters))


def _values(start: Start, filters: Filters) -> dict[str, object]:
    days, since = (start, None) if isinstance(start, int) else (0, start)
    return {"days": days, "since": since, **asdict(filters)}
