"""The audit trail of the bound account: read, and checked."""

from collections.abc import Mapping, Sequence
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import dict_row

from flowpilot.adapters.db.statements import Statements
from flowpilot.domain.account import Person
from flowpilot.domain.audit import AuditQuery, AuditRow, AuditVerdict

# What belongs to a handoff was done to it, or to its session while that was open or claimed: the numbers of these.
OF_HANDOFF: LiteralString = """
    select b.number from audit b where b.subject_id = %(handoff)s
    union all
    select b.number
      from session_handoff h
      cross join lateral (
           select h.session_id as id
           union all select s.id from ai_session_step s where s.session_id = h.session_id
           union all select f.id from session_file f where f.session_id = h.session_id) part
      join audit b on b.subject_id = part.id and b.at >= h.created_at and b.at <= coalesce(h.ended_at, 'infinity')
     where h.id = %(handoff)s"""

ROWS: LiteralString = """
    select a.number, a.at, a.actor_id, u.name as actor_name, a.act, a.subject_kind, a.subject_id, a.members
      from audit a left join app_user u on u.id = a.actor_id
     where true"""
# One for each member of the query, so that a condition nobody asks for keeps no index from being used.
CONDITIONS: Mapping[str, LiteralString] = {
    "before": " and a.number < %(before)s",
    "user": " and (a.actor_id = %(user)s or a.subject_id = %(user)s)",
    "act": " and (a.act = %(act)s or split_part(a.act, '.', 1) = %(act)s)",
    "since": " and a.at >= %(since)s",
    "until": " and a.at < %(until)s",
    "handoff": " and a.number = any(array(" + OF_HANDOFF + "))",
}
NEWEST_FIRST: LiteralString = " order by a.number desc limit %(limit)s"

# Every link is computed here and not by the function that made it, so that changing that function hides nothing.
VERDICT: LiteralString = """
    with linked as (
        select number, previous_hash, hash, lag(hash, 1, sha256('')) over w as link, row_number() over w as place,
               convert_to(jsonb_build_array(account_id, number, extract(epoch from at), actor_id, act, subject_kind,
                          subject_id, members)::text, 'UTF8') as content
          from audit window w as (order by number)
    ), first_bad as (
        select case when number > place then place else number end as number,
               case when number > place then 'missing' else 'altered' end as fault
          from linked
         where number <> place or previous_hash <> link or hash <> sha256(link || content)
         order by linked.number limit 1
    ), kept as (
        select count(*) as entries, coalesce((select hash from audit order by number desc limit 1), sha256('')) as hash
          from audit
    )
    select h.account_id, k.entries, k.hash as head,
           coalesce(b.number, case when h.audit_number <> k.entries or h.audit_hash <> k.hash
                                   then least(k.entries, h.audit_number) + 1 end) as first_bad,
           coalesce(b.fault, case when h.audit_number <> k.entries or h.audit_hash <> k.hash then 'cut' end) as fault
      from stream_head h cross join kept k left join first_bad b on true"""


class PostgresAuditTrail:
    """See `application.ports_audit.AuditTrail`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def rows(self, query: AuditQuery) -> Sequence[AuditRow]:
        values = {
            "before": query.before,
            "user": query.user_id,
            "act": query.act,
            "since": query.since,
            "until": query.until,
            "handoff": query.handoff_id,
            "limit": query.limit,
        }
        sql = ROWS
        for name, condition in CONDITIONS.items():
            if values[name] is not None:
                sql += condition
        return [_row(**row) for row in await self._statements.all(dict_row, sql + NEWEST_FIRST, values)]

    async def verify(self) -> AuditVerdict:
        row = await self._statements.one(dict_row, VERDICT)
        if row is None:
            raise LookupError("the bound account has no counter")
        return AuditVerdict(**row)


def _row(actor_id: UUID | None, actor_name: str | None, **members: Any) -> AuditRow:  # noqa: ANN401 - columns
    actor = Person(actor_id, actor_name or "") if actor_id else None
    return AuditRow(actor=actor, **members)
