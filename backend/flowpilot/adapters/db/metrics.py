"""The metric's stamps of the bound account. Every answer reads the same cohort, each in one statement."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from operator import itemgetter
from typing import LiteralString

from psycopg.rows import TupleRow, class_row, tuple_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports_metrics import ExportRow, Start
from flowpilot.domain.metric import NO_FILTERS, Attribute, Cohort, Escalation, Filters, SortedCohort

# The clock is read while the statement runs, so every fact that its snapshot shows lies before `as_of`.
CLOCK: LiteralString = """
    with clock as materialized (
        select as_of, coalesce(%(since)s, as_of - %(days)s * interval '24 hours') as since
          from clock_timestamp() as as_of
    )
    select """
IN_PERIOD: LiteralString = """
      join session_handoff h
        on h.intent = 'escalate' and h.created_at <= clock.as_of and h.created_at > clock.since and not h.is_canary"""
NEWEST_FIRST: LiteralString = " order by h.created_at desc, h.id desc"

# Two reads of indexes and none of the table: what has its first action and no claim that was given up, and the rest.
# Of the former state and end matter for no figure. The first row is the clock's.
COHORT: LiteralString = (
    CLOCK
    + """null::text as state, as_of, null::timestamptz as opened_at, null::timestamptz as claimed_at,
           null::timestamptz as first_action_at, null::timestamptz as ended_at, null::int as given_up,
           null::float8 as writing_seconds
      from clock
    union all
    select 'claimed', h.created_at, {opened_at}, h.claimed_at, h.first_action_at, null, 0, {writing_seconds}
      from clock"""
    + IN_PERIOD
    + """
       and h.first_action_at is not null and h.given_up = 0
    union all
    select h.state, h.created_at, {opened_at}, h.claimed_at, h.first_action_at, h.ended_at, h.given_up,
           {writing_seconds}
      from clock"""
    + IN_PERIOD
    + """
       and (h.first_action_at is null or h.given_up > 0)"""
)
WHOLE: LiteralString = COHORT.replace("{opened_at}", "h.opened_at").replace("{writing_seconds}", "h.writing_seconds")
MAIN: LiteralString = COHORT.replace("{opened_at}", "null::timestamptz").replace("{writing_seconds}", "null::float8")

LIMITED: LiteralString = (
    IN_PERIOD
    + """
       and (%(priority)s::text is null or h.priority = %(priority)s)
      join ai_session s
        on s.id = h.session_id and (%(category)s::text is null or coalesce(s.category, '') = %(category)s)
      left join client cl on cl.id = s.client_id
     where (%(client)s::text is null or coalesce(cl.name, '') = %(client)s)"""
)
SORTED: LiteralString = (
    CLOCK
    + """null::text as state, as_of, null::timestamptz as opened_at, null::timestamptz as claimed_at,
           null::timestamptz as first_action_at, null::timestamptz as ended_at, null::int as given_up,
           null::float8 as writing_seconds, null::text as name
      from clock
    union all
    select h.state, h.created_at, h.opened_at, h.claimed_at, h.first_action_at, h.ended_at, h.given_up,
           h.writing_seconds, {name}
      from clock"""
    + LIMITED
)
BY: Mapping[Attribute, LiteralString] = {
    "priority": SORTED.replace("{name}", "h.priority"),
    "category": SORTED.replace("{name}", "s.category"),
    "client": SORTED.replace("{name}", "cl.name"),
}

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

EXPORT: LiteralString = (
    CLOCK
    + """h.id as handoff_id, h.session_id, h.priority, s.category, cl.name as client, h.created_at as escalated_at,
         h.opened_at, h.claimed_at, h.first_action_at, c.first_action_kind, h.ended_at,
         case when h.ended_at is not null then h.state end as outcome, u.name as senior, h.writing_seconds,
         h.given_up,"""
    + FIRST_TOLD
    + " from clock"
    + LIMITED.replace(
        "     where",
        """      left join handoff_claim c on c.handoff_id = h.id and c.id = h.claim_id
      left join app_user u on u.id = c.user_id
     where""",
    )
    + NEWEST_FIRST
)


class PostgresMetrics:
    """See `application.ports_metrics.Metrics`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def cohort(self, start: Start, filters: Filters = NO_FILTERS, *, main: bool = False) -> Cohort:
        if filters != NO_FILTERS:
            found = await self.sorted_by("priority", start, filters)
            return Cohort(found.as_of, [escalation for _, escalation in found.escalations])
        rows = await self._statements.all(tuple_row, MAIN if main else WHOLE, _values(start, filters))
        as_of, rows = _newest_first(rows)
        return Cohort(as_of, [Escalation(*row) for row in rows])

    async def sorted_by(self, attribute: Attribute, start: Start, filters: Filters = NO_FILTERS) -> SortedCohort:
        rows = await self._statements.all(tuple_row, BY[attribute], _values(start, filters))
        as_of, rows = _newest_first(rows)
        return SortedCohort(as_of, [(name, Escalation(*stamps)) for *stamps, name in rows])

    async def export(self, start: Start, filters: Filters = NO_FILTERS) -> Sequence[ExportRow]:
        return await self._statements.all(class_row(ExportRow), EXPORT, _values(start, filters))


def _newest_first(rows: list[TupleRow]) -> tuple[datetime, list[TupleRow]]:
    """The clock's time, which stands in the row without a state, and the other rows in order."""
    as_of: datetime = next(row[1] for row in rows if row[0] is None)
    return as_of, sorted((row for row in rows if row[0] is not None), key=itemgetter(1), reverse=True)


def _values(start: Start, filters: Filters) -> dict[str, object]:
    days, since = (start, None) if isinstance(start, int) else (0, start)
    return {"days": days, "since": since, **asdict(filters)}
