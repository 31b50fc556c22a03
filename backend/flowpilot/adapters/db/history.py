"""The history of one handoff of the bound account."""

from collections.abc import Sequence
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import dict_row

from flowpilot.adapters.db.audit_trail import OF_HANDOFF
from flowpilot.adapters.db.statements import Statements
from flowpilot.domain.account import Person
from flowpilot.domain.history import Fact, FactPlace

# The words of an act stand in the step that it made, in the claim that it ended, or in the handoff that it began. A
# claim ends at the very instant of the entry that says so: both carry the time of their transaction.
TRACED: LiteralString = "exists (select from audit t where t.subject_id = h.id and t.at = h.created_at)"
ACTS: LiteralString = (
    """
    select 'act' as kind, 'a' || lpad(a.number::text, 19, '0') as key, a.at, a.actor_id as by_id,
           coalesce((a.members ->> 'user_id')::uuid, (a.members ->> 'target_user_id')::uuid,
                    (a.members ->> 'from_user_id')::uuid, asked.user_id) as to_id,
           a.act, a.number as audit_number, a.members, null as channel, null::uuid as room_id, null as outcome,
           null as detail, null::timestamptz as until, s.id as step_id,
           coalesce(s.text, f.name, case when a.act = 'session_handoff.create' then h.reason else c.end_reason end)
               as text
      from audit a
      join session_handoff h on h.id = %(handoff)s
      left join ai_session_step s
        on s.id = coalesce((a.members ->> 'step_id')::uuid, case when a.subject_kind = 'ai_session_step'
                                                                 then a.subject_id end)
      left join session_file f on f.id = a.subject_id
      left join handoff_claim c on c.handoff_id = h.id and c.ended_at = a.at and a.subject_kind <> 'ai_session_step'
      left join handoff_claim asked
        on a.act = 'session_handoff.ask' and a.actor_id is null and asked.handoff_id = h.id
       and asked.claimed_at <= a.at and a.at <= coalesce(asked.ended_at, 'infinity')
     where a.act <> 'notification.read' and {traced} and a.number = any(array("""
    + OF_HANDOFF
    + "))"
).replace("{traced}", TRACED)

# A demonstration's past is played in one moment and dated back; its trail keeps the moment of playing. There the
# rows speak for themselves.
WITHOUT_TRAIL: LiteralString = (
    """
    select 'act', 'a' || past.act || past.id, past.at, past.by_id, null, past.act, null::bigint, null::jsonb,
           null, null, null, null, null, null, past.text
      from session_handoff h
      cross join lateral (
           select 'session_handoff.create' as act, h.id, h.created_at as at, h.escalated_by as by_id, h.reason as text
           union all
           select 'session_handoff.open', o.user_id, o.opened_at, o.user_id, null
             from handoff_opening o where o.handoff_id = h.id
           union all
           select 'session_handoff.claim', c.id, c.claimed_at, c.user_id, null
             from handoff_claim c where c.handoff_id = h.id
           union all
           select case c.end_kind when 'handed_back' then 'session_handoff.hand_back'
                                  when 'released' then 'session_handoff.release' else 'ai_session.resolve' end,
                  c.id, c.ended_at, c.user_id, c.end_reason
             from handoff_claim c
            where c.handoff_id = h.id and c.end_kind in ('handed_back', 'released', 'resolved')) past
     where h.id = %(handoff)s and not """
    + TRACED
)

CLAIMS: LiteralString = """
    select 'first_action', 'b' || c.id, c.first_action_at, c.user_id, null, null, null, null, null, null,
           c.first_action_kind, null, null, null, null
      from handoff_claim c where c.handoff_id = %(handoff)s and c.first_action_at is not null
    union all
    select 'let_go', 'c' || c.id, c.ended_at, c.user_id, null, null, null, null, null, null, c.end_kind, null, null,
           null, null
      from handoff_claim c where c.handoff_id = %(handoff)s and c.end_kind = 'user_disabled'"""

NOTIFICATIONS: LiteralString = """
    select moment.kind, moment.kind || n.id, moment.at, null, n.user_id, null, null, null, null, null, n.kind, null,
           null, null, null
      from notification n
      cross join lateral (values ('notified', n.created_at), ('streamed', n.streamed_at), ('read', n.read_at))
                 as moment (kind, at)
     where n.handoff_id = %(handoff)s and n.user_id is not null and moment.at is not null"""

DELIVERIES: LiteralString = """
    select 'tried', 'tried' || d.id || lpad(t.number::text, 9, '0'), t.started_at, null, d.user_id, null, null, null,
           d.channel, d.channel_id, t.outcome, t.detail, t.ended_at, null, null
      from delivery d join delivery_attempt t on t.delivery_id = d.id where d.handoff_id = %(handoff)s
    union all
    select 'dropped', 'dropped' || d.id, d.ended_at, null, d.user_id, null, null, null, d.channel, d.channel_id,
           d.state, d.reason, null, null, null
      from delivery d
     where d.handoff_id = %(handoff)s and d.state in ('dead', 'suppressed', 'cancelled') and d.ended_at is not null"""

FACTS: LiteralString = (
    f"with fact as ({ACTS} union all {WITHOUT_TRAIL} union all {CLAIMS}"
    f" union all {NOTIFICATIONS} union all {DELIVERIES})"
    + """
    select fact.kind, fact.key, fact.at, fact.by_id, who.name as by_name, coalesce(whom.id, room.id) as to_id,
           coalesce(whom.name, room.name) as to_name, fact.act, fact.audit_number, fact.members, fact.channel,
           room.name as channel_name, fact.outcome, fact.detail, fact.until, fact.step_id, fact.text
      from fact
      left join app_user who on who.id = fact.by_id
      left join app_user whom on whom.id = fact.to_id
      left join alert_channel room on room.id = fact.room_id"""
)
BEHIND: LiteralString = ' where (fact.at, fact.key collate "C") > (%(at)s, %(key)s)'
IN_ORDER: LiteralString = ' order by fact.at, fact.key collate "C" limit %(limit)s'


class PostgresHistory:
    """See `application.ports_history.HistoryReader`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def facts(self, handoff_id: UUID, after: FactPlace | None, limit: int) -> Sequence[Fact]:
        values = {"handoff": handoff_id, "limit": limit}
        if after is None:
            rows = await self._statements.all(dict_row, FACTS + IN_ORDER, values)
        else:
            behind = {"at": after.at, "key": after.key}
            rows = await self._statements.all(dict_row, FACTS + BEHIND + IN_ORDER, values | behind)
        return [_fact(**row) for row in rows]


def _fact(
    by_id: UUID | None,
    by_name: str | None,
    to_id: UUID | None,
    to_name: str | None,
    **members: Any,  # noqa: ANN401 - columns
) -> Fact:
    by = Person(by_id, by_name or "") if by_id else None
    to = Person(to_id, to_name or "") if to_id else None
    return Fact(by=by, to=to, **members)
